import RaceMachine

/// In a model with huge memory nearly every state has situations of its own. Then what is remembered would outgrow the
/// table of states, and it is better to begin anew from time to time.
extension MemoizedMachine {
  /// Bytes of all that is remembered.
  private var byteCount: Int {
    sharedStates.byteCount + localStates.byteCount + situations.byteCount + steps.byteCount + dealings.byteCount
      + decisions.byteCount + changedLocals.byteCount + changes.byteCount + prospects.byteCount
  }

  /// Forgets what steps do if that takes too much room.
  ///
  /// - Parameter others: rows of situations besides those on the way here; they are numbered anew.
  mutating func forgetIfTooMuch(keeping others: RawList<Int32>? = nil) {
    if byteCount <= memoryLimit { return }
    let (oldShared, oldLocals, oldSituations) = (sharedStates, localStates, situations)
    var sharedIsLive = [Bool](repeating: false, count: oldShared.count)
    var localIsLive = [Bool](repeating: false, count: oldLocals.count)
    func keep(_ situation: Int32) {
      sharedIsLive[Int(oldSituations[situation].shared)] = true
      localIsLive[Int(oldSituations[situation].local)] = true
    }
    for index in 0..<rows.count { keep(rows[index]) }
    if let others { for index in 0..<others.count { keep(others[index]) } }
    sharedIsLive[Int(realShared)] = true
    for cpu in 0..<cpuCount { localIsLive[Int(realLocals[cpu])] = true }

    let (shared, sharedNumbers) = oldShared.kept(sharedIsLive)
    let (locals, localNumbers) = oldLocals.kept(localIsLive)
    sharedStates = shared
    localStates = locals
    situations = SituationTable()
    func renumber(_ list: RawList<Int32>) {
      for index in 0..<list.count {
        let old = oldSituations[list[index]]
        list[index] = situations.number(
          shared: sharedNumbers[Int(old.shared)], local: localNumbers[Int(old.local)])
      }
    }
    renumber(rows)
    if let others { renumber(others) }
    realShared = sharedNumbers[Int(realShared)]
    for cpu in 0..<cpuCount { realLocals[cpu] = localNumbers[Int(realLocals[cpu])] }
    oldShared.deallocate()
    oldLocals.deallocate()
    oldSituations.deallocate()
    forgetAnswers()
  }

  private mutating func forgetAnswers() {
    steps.clear()
    dealings.clear()
    prospects.clear()
    changes.clear()
    hasAllChanges = false
    broken = []
    decisions.clear()
    changedLocals.clear()
    touches.clear()
  }
}
