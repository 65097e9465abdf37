/// One thing that an operation does and that takes time, as the machine has run it.
struct RecordedStep: Hashable, Sendable {
  /// What it does.
  enum Action: Hashable, Sendable {
    /// Reads the line.
    case read
    /// Writes to the line.
    case write
    /// Changes the line in one atomic step.
    case atomic
    /// Takes the lock whose word is in the line.
    case lock(LockClass)
    /// Gives it back.
    case unlock(LockClass)
    /// A read section of RCU begins.
    case enterSection
    /// It ends.
    case leaveSection
    /// Waits for a grace period.
    case waitForReaders
  }

  /// What it does.
  let action: Action
  /// The line that it touches; nil for what touches none.
  let line: LineShape?
  /// Whether the slot of the page is filled or emptied here.
  var movesPage = false
}

/// Which lock, as people count them: all locks of one kind together.
public struct LockClass: Hashable, Sendable {
  /// Such as `i_pages lock`.
  public let name: String
  /// Whether a waiter sleeps.
  let sleeps: Bool
}
