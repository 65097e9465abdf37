import RaceMachine

/// The states of shared memory that a search has come upon, numbered. The first one has number 0.
///
/// Each is kept as what a step changed in an older one, so that large memories cost nothing. Going from one to another
/// means going back to where both come from, and forward again.
struct SharedStates {
  /// A word, what a step wrote there, and what was there before.
  private struct Change {
    let word: Int32
    let old, new: Word
  }

  private struct Origin {
    /// The state that a step changed; negative for the first one.
    let parent: Int32
    /// How many steps led here from the first one.
    let depth: Int32
    let firstChange, endOfChanges: Int32
  }

  private var fingerprints = RawList<Fingerprint>()
  private var origins = RawList<Origin>()
  private var changes = RawList<Change>()
  private var numbers = FingerprintMap()

  private init() {}

  /// The present one of `machine`.
  init(_ machine: Machine) {
    _ = append(machine.sharedFingerprint, -1, firstChange: 0)
  }

  func deallocate() {
    fingerprints.deallocate()
    origins.deallocate()
    changes.deallocate()
    numbers.deallocate()
  }

  var count: Int { origins.count }
  /// Bytes that they take.
  var byteCount: Int { fingerprints.byteCount + origins.byteCount + changes.byteCount + numbers.byteCount }

  /// The fingerprint of state `number`.
  @inline(__always)
  func fingerprint(_ number: Int32) -> Fingerprint { fingerprints[Int(number)] }

  /// The number of the state into which the last step of `machine` has brought shared memory, from state `parent`.
  mutating func number(in machine: Machine, after parent: Int32) -> Int32 {
    let fingerprint = machine.sharedFingerprint
    if fingerprint == fingerprints[Int(parent)] { return parent }
    if let number = numbers.value(of: fingerprint) { return Int32(number) }
    let first = changes.count
    machine.forEachSharedWrite { word, old in
      if !(first..<changes.count).contains(where: { changes[$0].word == Int32(word) }) {
        changes.append(Change(word: Int32(word), old: old, new: machine.sharedWord(word)))
      }
    }
    return append(fingerprint, parent, firstChange: first)
  }

  /// Brings the shared memory of `machine`, which is in state `present`, into state `wanted`.
  func put(_ wanted: Int32, into machine: Machine, from present: Int32) {
    var (back, forward) = (present, wanted)
    var way: [Int32] = []
    while back != forward {
      if origins[Int(back)].depth >= origins[Int(forward)].depth {
        machine.putShared(changes(of: back).map { (Int($0.word), $0.old) }, fingerprints[Int(wanted)])
        back = origins[Int(back)].parent
      } else {
        way.append(forward)
        forward = origins[Int(forward)].parent
      }
    }
    for state in way.reversed() {
      machine.putShared(changes(of: state).map { (Int($0.word), $0.new) }, fingerprints[Int(wanted)])
    }
  }

  /// The states that are live, and those that they come from; with each old state's new number, negative if it is gone.
  func kept(_ live: [Bool]) -> (states: SharedStates, numbers: [Int32]) {
    var live = live
    live[0] = true
    for state in (1..<count).reversed() where live[state] { live[Int(origins[state].parent)] = true }
    var numbers = [Int32](repeating: -1, count: count)
    var states = SharedStates()
    for state in 0..<count where live[state] {
      let parent = origins[state].parent
      let first = states.changes.count
      for change in changes(of: Int32(state)) { states.changes.append(change) }
      numbers[state] = states.append(
        fingerprints[state], parent < 0 ? parent : numbers[Int(parent)], firstChange: first)
    }
    return (states, numbers)
  }

  /// Adds a state, which the changes from number `firstChange` on make of `parent`.
  private mutating func append(_ fingerprint: Fingerprint, _ parent: Int32, firstChange: Int) -> Int32 {
    let number = Int32(count)
    fingerprints.append(fingerprint)
    origins.append(
      Origin(
        parent: parent, depth: parent < 0 ? 0 : origins[Int(parent)].depth + 1, firstChange: Int32(firstChange),
        endOfChanges: Int32(changes.count)))
    _ = numbers.value(of: fingerprint, orElse: UInt64(number))
    return number
  }

  private func changes(of state: Int32) -> UnsafeMutableBufferPointer<Change> {
    let origin = origins[Int(state)]
    return UnsafeMutableBufferPointer(
      start: changes.base + Int(origin.firstChange), count: Int(origin.endOfChanges - origin.firstChange))
  }
}
