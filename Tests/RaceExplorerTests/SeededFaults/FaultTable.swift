extension Fault {
  /// The whole table.
  static let all: [Fault] = [
    pageLocks, pageLocksKept, treeLocks, treeLocksKept, swapLocks, otherLocks, otherLocksKept, readSections, fences,
    lookupTests, pageTests, changerTests, debugChecks, gets, puts, freezes, flags, slotCounts,
  ].flatMap(\.self)
}
