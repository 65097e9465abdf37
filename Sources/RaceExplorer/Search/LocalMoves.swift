import RaceMachine

/// How CPUs go from one local state to another, whoever moves: what may tell that a model has no cycle, where threads
/// share the work and none of them sees a whole one.
///
/// In a cycle every CPU that moves comes back to its local state. A CPU whose local moves have no cycle therefore stands
/// still in it. So it is enough to look, for each of the others, at its local state together with those of CPUs that
/// cannot be part of a cycle.
struct LocalMoves: @unchecked Sendable {
  private let cpuCount: Int
  private let classes: [Int]
  /// The CPUs that nobody else is identical with.
  private let singles: UnsafeMutablePointer<Int>
  private let singleCount: Int
  /// For each class the moves of one member alone.
  private var alone: [MoveSet]
  /// The same, each local state joined with those of all singles of other classes.
  private var joined: [MoveSet]
  /// Moves that were noted lately, where nearly all are found.
  private let recent: UnsafeMutablePointer<UInt64>
  private static let recentBits: UInt64 = 14

  init(_ machine: Machine) {
    cpuCount = machine.cpuCount
    let classes = (0..<machine.cpuCount).map { machine.representative(of: $0) }
    self.classes = classes
    let single = Self.singles(classes)
    singleCount = single.count
    singles = .allocate(capacity: single.count + 1)
    for (index, cpu) in single.enumerated() { (singles + index).initialize(to: cpu) }
    alone = classes.map { _ in MoveSet() }
    joined = alone
    recent = .allocate(capacity: 1 << Int(Self.recentBits))
    recent.initialize(repeating: 0, count: 1 << Int(Self.recentBits))
  }

  /// Frees what it needs to go on; what it saw stays.
  func deallocate() {
    singles.deallocate()
    recent.deallocate()
  }

  private static func singles(_ classes: [Int]) -> [Int] {
    classes.indices.filter { cpu in classes.count { $0 == classes[cpu] } == 1 }
  }

  /// The machine has made a step of `mover` that broke nothing.
  @inline(__always)
  mutating func note(stepOf mover: Int, _ machine: borrowing MemoizedMachine) {
    for cpu in 0..<cpuCount {
      let (before, after) = (machine.localBefore(of: cpu), machine.local(of: cpu))
      if before != after || cpu == mover { note(cpu, before, after, machine.row - cpuCount, machine) }
    }
  }

  /// `cpu` goes from local state `before` to `after`, where `row` is the state before.
  @inline(__always)
  mutating func note(
    _ cpu: Int, _ before: Int32, _ after: Int32, _ row: UnsafePointer<Int32>, _ machine: borrowing MemoizedMachine
  ) {
    var key = (UInt64(UInt32(bitPattern: before)) &<< 32 | UInt64(UInt32(bitPattern: after))) &* 0x9e37_79b9_7f4a_7c15
    for index in 0..<singleCount where singles[index] != cpu {
      let local = machine.situations[row[singles[index]]].local
      key = (key ^ UInt64(UInt32(bitPattern: local))) &* 0xbf58_476d_1ce4_e5b9
    }
    let place = Int(truncatingIfNeeded: key >> (64 &- Self.recentBits))
    if recent[place] == key { return }
    recent[place] = key
    insert(cpu, before, after, row, machine)
  }

  @inline(never)
  private mutating func insert(
    _ cpu: Int, _ before: Int32, _ after: Int32, _ row: UnsafePointer<Int32>, _ machine: borrowing MemoizedMachine
  ) {
    var others: UInt64 = 0
    for index in 0..<singleCount where singles[index] != cpu {
      let local = machine.localStates[machine.situations[row[singles[index]]].local].fingerprint.low
      others = (others ^ local) &* 0x9e37_79b9_7f4a_7c15
    }
    let (from, to) = (machine.localStates[before].fingerprint.low, machine.localStates[after].fingerprint.low)
    alone[classes[cpu]].insert(from, to)
    joined[classes[cpu]].insert(from ^ others, to ^ others)
  }

  /// What several threads saw together.
  mutating func formUnion(_ other: LocalMoves?) {
    guard let other else { return }
    for kind in alone.indices {
      alone[kind].formUnion(other.alone[kind])
      joined[kind].formUnion(other.joined[kind])
    }
  }

  /// Whether there is surely no cycle.
  var provesNoCycle: Bool {
    let kinds = Set(classes).sorted()
    let singles = Self.singles(classes)
    let looping = kinds.filter { alone[$0].hasCycle }
    return looping.allSatisfy { kind in
      singles.allSatisfy { $0 == kind || !looping.contains(classes[$0]) } && !joined[kind].hasCycle
    }
  }
}

/// Moves between local states, by a half of their fingerprints. Two states that look alike can only make up a cycle, not
/// hide one.
struct MoveSet {
  private struct Move: Hashable {
    let from, to: UInt64
  }

  private var known: Set<Move> = []

  mutating func insert(_ from: UInt64, _ to: UInt64) { known.insert(Move(from: from, to: to)) }

  mutating func formUnion(_ other: MoveSet) { known.formUnion(other.known) }

  /// Whether a state can be left and reached again: removes states that nothing leads to until none is left.
  var hasCycle: Bool {
    var incoming: [UInt64: Int] = [:]
    var targets: [UInt64: [UInt64]] = [:]
    for move in known {
      incoming[move.to, default: 0] += 1
      incoming[move.from, default: 0] += 0
      targets[move.from, default: []].append(move.to)
    }
    var removable = incoming.filter { $0.value == 0 }.map(\.key)
    var removed = 0
    while let state = removable.popLast() {
      removed += 1
      for target in targets[state] ?? [] {
        incoming[target]! -= 1
        if incoming[target] == 0 { removable.append(target) }
      }
    }
    return removed < incoming.count
  }
}
