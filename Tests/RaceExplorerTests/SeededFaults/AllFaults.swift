extension Fault {
  /// The whole table.
  static let all: [Fault] = [
    pageLocks, treeLocks, swapLocks, otherSpinLocks, readSections, lookupTests, changerTests, debugChecks, gets, puts,
    freezes, slotCounts, flags,
  ].flatMap(\.self)
}
