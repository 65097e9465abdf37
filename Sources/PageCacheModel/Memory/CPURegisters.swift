import RaceMachine

/// The words that the model keeps for each CPU beside its frames.
enum CPURegister {
  /// Not 0 while a lookup was called and has not taken its first step: the judge's prologue is due.
  static let armed = 0
  /// How many RCU read sections the CPU is in.
  static let rcuNesting = 1
  /// The lookup that is about to begin: 1 + number of its address space.
  static let announcedSpace = 2
  /// The offset that it will look up.
  static let announcedOffset = 3
  /// The page that becomes the home of the offset at which the next entry is stored; 0: no home moves.
  static let homeOfStore = 4
  /// The lookup in progress that is judged: 1 + number of its address space; 0 for none.
  static let lookupSpace = 5
  /// The offset that it looks up.
  static let lookupOffset = 6
  /// The pages that were home of that offset since the lookup began, in rising order.
  static let seenHomes = 7
  /// How many of those are remembered.
  static let seenCapacity = 4
  /// The grace periods of synchronize_rcu() that wait for this CPU, a bit each.
  static let heldPeriods = 11
  /// The heads of the pages on which the CPU has a reference, one for each reference, in rising order; 0 after the last.
  static let heldPages = 12
  /// How many of those are remembered.
  static let heldPageCapacity = 4
  /// Bit sets of the nodes whose grace period waits for this CPU, 64 a word.
  static let heldNodes = 16

  /// The fields, for a model with `nodeCount` nodes.
  static func fields(nodeCount: Int) -> [Field] {
    [
      Field("armed", .ownRegister), Field("rcu_read_lock_nesting", .readSections),
      Field("announced space", .ownRegister), Field("announced offset", .ownRegister),
      Field("home of store", .ownRegister), Field("lookup space", .lookups), Field("lookup offset", .lookups),
      Field("homes seen", .lookups, length: seenCapacity),
      Field("grace periods held back", .gracePeriods),
      Field("pages held", .ownRegister, length: heldPageCapacity),
      Field("nodes held back", .gracePeriods, length: (nodeCount + 63) / 64),
    ]
  }
}
