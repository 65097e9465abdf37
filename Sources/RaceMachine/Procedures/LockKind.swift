/// What people call a lock, and how a CPU waits for it.
public struct LockKind: Hashable, Sendable {
  /// Unique in a model.
  public let id: UInt8
  /// Such as `page lock`.
  public let name: String
  /// Whether the waiter sleeps; a CPU must not sleep while it holds a lock whose waiters spin.
  public let sleeps: Bool
  /// The bits of the word that are set while it is held.
  public let mask: Word

  /// A lock called `name`.
  public init(_ id: UInt8, _ name: String, sleeps: Bool, mask: Word = 1) {
    self.id = id
    self.name = name
    self.sleeps = sleeps
    self.mask = mask
  }
}
