import RaceMachine

/// Finds the best run to each violation, without looking at runs that do something before anybody needs it.
///
/// A run is a row of blocks, in each of which one CPU runs. If nothing in a block depends on the last step of the block
/// before, that step can as well be made later, or not at all: the run does not get worse. So it is enough to look at
/// runs in which every block has a step that depends on the last step before it. Most CPUs never begin in those. This
/// holds for violations that a step breaks; those that show only at the end of a run need every step, see
/// ``StateGraph``.
struct LazyRuns {
  /// The best run to a violation.
  struct Found: Hashable {
    var cost: RunCost
    var moves: [Move]
  }

  /// Who runs, and what its block still owes.
  private struct Block {
    /// The CPU; negative before the first one.
    var cpu = -1
    /// The last step of the block before, on which a step of this one must depend; nil once one does.
    var owes: PlannedAccess?
    /// The last step of this block.
    var last: PlannedAccess?
  }

  /// A place on the way, and the moves that are still to be made from there.
  private struct Frame {
    let block: Block
    let cost: RunCost
    /// The CPU and the alternative of the next move; the CPU of the block comes first, as it costs no switch.
    var turn = 0
    var alternative = 0
    var alternatives = -1
  }

  private let machine: Machine
  private let order: RunCost.Order
  private let budget: SearchBudget
  /// The violations that are sought; nil for the best run to any.
  private let wanted: Set<Violation>?
  /// For each place the least rank at which it was reached.
  private var visits = FingerprintMap()
  private var frames: [Frame] = []
  private var path: [Move] = []
  /// The best runs so far.
  private(set) var found: [Violation: Found]
  private var switchLimit = Int.max
  /// Runs of this rank or more improve nothing.
  private var limit = UInt64.max

  /// - Parameter known: runs that are known; only better ones are sought.
  init(
    _ model: any Model, _ wanted: Set<Violation>?, known: [Violation: Found] = [:], by order: RunCost.Order,
    _ budget: SearchBudget
  ) {
    machine = Machine(model)
    self.wanted = wanted
    self.order = order
    self.budget = budget
    found = known
  }

  func deallocate() { visits.deallocate() }

  /// Whether every violation that is sought has a run.
  var isComplete: Bool { wanted.map { $0.allSatisfy { found[$0] != nil } } ?? !found.isEmpty }

  /// Looks at all lazy runs with at most so many context switches. Returns whether it came to its end.
  mutating func search(switches: Int = .max) -> Bool {
    switchLimit = switches
    limit = sharpestLimit
    visits.clear()
    frames = [Frame(block: Block(), cost: RunCost())]
    var uncounted = 0
    while let top = frames.last {
      if budget.isOver { break }
      if let (cpu, alternative) = nextMove() {
        make(cpu, alternative, top)
        uncounted += 1
        if uncounted == SearchBudget.batch {
          budget.count(uncounted)
          if !budget.permits(bytes: visits.byteCount) { budget.end(.memory) }
          uncounted = 0
        }
      } else {
        frames.removeLast()
        if !path.isEmpty {
          path.removeLast()
          machine.stepBack()
        }
      }
    }
    while machine.stepBack() {}
    path = []
    budget.count(uncounted)
    return !budget.isOver
  }

  private var sharpestLimit: UInt64 {
    guard let wanted else { return found.values.map { $0.cost.rank(order) }.min() ?? .max }
    return wanted.reduce(0) { max($0, found[$1]?.cost.rank(order) ?? .max) }
  }

  /// The next move that is to be made from the end of the way; nil when there is none.
  private mutating func nextMove() -> (cpu: Int, alternative: Int)? {
    let end = frames.count - 1
    let block = frames[end].block
    // Turn 0 is the CPU of the block; those after it are all CPUs in order.
    while frames[end].turn <= machine.cpuCount {
      let turn = frames[end].turn
      let cpu = turn == 0 ? block.cpu : turn - 1
      let mayRun = turn == 0 ? cpu >= 0 : cpu != block.cpu && block.owes == nil
      if frames[end].alternatives < 0 { frames[end].alternatives = mayRun ? machine.alternatives(of: cpu) : 0 }
      if frames[end].alternative < frames[end].alternatives {
        frames[end].alternative += 1
        return (cpu, frames[end].alternative - 1)
      }
      frames[end].turn += 1
      frames[end].alternative = 0
      frames[end].alternatives = -1
    }
    return nil
  }

  private mutating func make(_ cpu: Int, _ alternative: Int, _ from: Frame) {
    let isSwitch = from.block.cpu >= 0 && cpu != from.block.cpu
    let cost = RunCost(steps: from.cost.steps + 1, switches: from.cost.switches + (isSwitch ? 1 : 0))
    if cost.switches > switchLimit || cost.rank(order) >= limit { return }
    var block = Block(
      cpu: cpu, owes: isSwitch ? from.block.last : from.block.owes, last: machine.view.plannedAccess(of: cpu))
    if let owed = block.owes, let step = block.last, !owed.commutesAfterwards(with: step) { block.owes = nil }
    let move = machine.move(of: cpu, alternative: alternative)
    let outcome = machine.advance(cpu, alternative: alternative)
    if outcome.contains(.violated) {
      if block.owes == nil { meet(machine.violations[0], cost, move) }
    } else if isCheaper(key(of: block), cost.rank(order)) {
      path.append(move)
      frames.append(Frame(block: block, cost: cost))
      return
    }
    machine.stepBack()
  }

  /// Whether the place was never reached at such a rank or less. Remembers it if so.
  private mutating func isCheaper(_ place: Fingerprint, _ rank: UInt64) -> Bool {
    let (known, isNew) = visits.value(of: place, orElse: rank)
    if isNew { return true }
    if rank >= known { return false }
    visits.set(place, to: rank)
    return true
  }

  private mutating func meet(_ violation: Violation, _ cost: RunCost, _ last: Move) {
    if let wanted, !wanted.contains(violation) { return }
    guard cost.rank(order) < found[violation]?.cost.rank(order) ?? .max else { return }
    found[violation] = Found(cost: cost, moves: path + [last])
    limit = sharpestLimit
  }

  /// Stands for all that decides how a run may go on.
  private func key(of block: Block) -> Fingerprint {
    var key = machine.canonicalFingerprint
    key.add(machine.localFingerprint(of: block.cpu), salt: UInt64(machine.representative(of: block.cpu)))
    if let owed = block.owes { key.add(owed.fingerprint, salt: 1 << 32) }
    if let last = block.last { key.add(last.fingerprint, salt: 1 << 33) }
    return key
  }
}
