/// What a step does to the one shared word that it touches.
public enum AccessKind: UInt8, Sendable, CaseIterable {
  /// Reads.
  case load
  /// Writes, whatever was there.
  case store
  /// Adds in one atomic step, and nobody looks at the value before. Two such additions commute.
  case add
  /// Adds in one atomic step, and the step learns only the sign of the value after. Commutes with additions away from
  /// zero.
  case addAndTest
  /// Adds in one atomic step unless the value is 0, and the step learns only whether it did. Commutes with additions
  /// away from zero.
  case addUnlessZero
  /// Any other atomic read-modify-write, an addition whose step looks at the value before among them.
  case rmw
  /// Takes a lock: waits until the bits are clear, then sets them.
  case lock
  /// Gives a lock back.
  case unlock
  /// Touches no word; orders what is around it.
  case fence

  /// Whether the access may change the word.
  public var writes: Bool {
    switch self {
    case .load, .fence: false
    case .store, .add, .addAndTest, .addUnlessZero, .rmw, .lock, .unlock: true
    }
  }
}

/// The order that an access imposes on others of its CPU, for memory models weaker than sequential consistency.
public enum MemoryOrder: UInt8, Sendable {
  /// None.
  case relaxed
  /// Later accesses stay later.
  case acquire
  /// Earlier accesses stay earlier.
  case release
  /// Both, and stores before are visible to loads after.
  case full
}
