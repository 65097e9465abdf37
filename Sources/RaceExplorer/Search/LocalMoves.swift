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
  private let singles: [Int]
  /// For each class the moves of one member alone.
  private var alone: [MoveSet]
  /// The same, each local state joined with those of all singles of other classes.
  private var joined: [MoveSet]
  private let before: UnsafeMutablePointer<Fingerprint>
  /// Moves that were noted lately, where nearly all are found.
  private let recent: UnsafeMutablePointer<UInt64>
  private static let recentBits: UInt64 = 14

  init(_ machine: Machine) {
    cpuCount = machine.cpuCount
    let classes = (0..<machine.cpuCount).map { machine.representative(of: $0) }
    self.classes = classes
    singles = classes.indices.filter { cpu in classes.count { $0 == classes[cpu] } == 1 }
    alone = classes.map { _ in MoveSet() }
    joined = alone
    before = .allocate(capacity: cpuCount + 1)
    before.initialize(repeating: Fingerprint(), count: cpuCount + 1)
    recent = .allocate(capacity: 1 << Int(Self.recentBits))
    recent.initialize(repeating: 0, count: 1 << Int(Self.recentBits))
  }

  /// Frees what it needs to go on; what it saw stays.
  func deallocate() {
    before.deallocate()
    recent.deallocate()
  }

  /// A step is about to be made.
  @inline(__always)
  func begin(_ machine: Machine) {
    for cpu in 0..<cpuCount { before[cpu] = machine.localFingerprint(of: cpu) }
  }

  /// It is made.
  @inline(__always)
  mutating func end(_ machine: Machine) {
    for cpu in 0..<cpuCount {
      let after = machine.localFingerprint(of: cpu)
      if after == before[cpu] { continue }
      let others = others(than: cpu)
      let key = (before[cpu].low ^ others) &+ (after.low ^ others) &* 0x9e37_79b9_7f4a_7c15
      let place = Int(truncatingIfNeeded: key >> (64 &- Self.recentBits))
      if recent[place] == key { continue }
      recent[place] = key
      note(cpu, after, others)
    }
  }

  /// Stands for the local states of the singles besides `cpu`.
  @inline(__always)
  private func others(than cpu: Int) -> UInt64 {
    var result: UInt64 = 0
    for single in singles where single != cpu { result = (result ^ before[single].low) &* 0x9e37_79b9_7f4a_7c15 }
    return result
  }

  @inline(never)
  private mutating func note(_ cpu: Int, _ after: Fingerprint, _ others: UInt64) {
    let kind = classes[cpu]
    alone[kind].insert(before[cpu].low, after.low)
    joined[kind].insert(before[cpu].low ^ others, after.low ^ others)
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
