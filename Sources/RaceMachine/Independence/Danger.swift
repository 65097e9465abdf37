/// What may interfere with a step that a CPU is about to make, if others do it before.
public struct Danger: Sendable, BitwiseCopyable {
  /// Steps of these classes, whatever word they touch.
  public internal(set) var anywhere = ClassSet()
  /// Steps of these classes, if they may touch the word at ``address``.
  public internal(set) var atAddress = ClassSet()
  /// The word of the step's access.
  public internal(set) var address = Address(0)

  /// Nothing.
  public init() {}

  /// Whether a CPU may do something of that which may do what is in `future`. Asks whether it may touch the word only
  /// where that matters.
  @inlinable
  public func isAmong(_ future: ClassSet, mayTouch: (Address) -> Bool) -> Bool {
    if future.meets(anywhere) { return true }
    return future.meets(atAddress) && mayTouch(address)
  }
}

/// What follows for a CPU's future from its local state alone.
public struct Standing: Sendable {
  /// What it may do from now on, as classes of steps.
  public var future = ClassSet()
  /// What may interfere with its next step, as far as the local state tells.
  var anywhere = ClassSet()
  /// The word of its next access.
  var address = Address(0)
  /// Its position; negative when it has none.
  var pc = -1

  /// Of a CPU that does nothing any more.
  public init() {}

  init(future: ClassSet) { self.future = future }
}
