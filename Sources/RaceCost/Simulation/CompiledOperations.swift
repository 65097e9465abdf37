/// A recorded step as the simulation runs it.
struct CompiledStep {
  let action: Action
  /// Index into ``LinePlan/shapes``.
  let shape: Int
  /// Index into ``CompiledOperations/locks``.
  let lock: Int
  let movesPage: Bool

  enum Action: UInt8 {
    case read, write, atomic, lock, unlock, enterSection, leaveSection, waitForReaders
  }
}

/// The operations of a proposal, laid out for speed.
final class CompiledOperations {
  /// A kind of lock, and where its locks are.
  struct Lock {
    let kind: LockClass
    let shape: LineShape
    /// The number of the first of them among all locks.
    let base: Int
    let count: Int
  }

  let plan: LinePlan
  let locks: [Lock]
  let lockCount: Int
  /// The steps of all operations, one operation after the other.
  let steps: UnsafeMutablePointer<CompiledStep>
  /// Where the steps of each ``SwapOperation`` begin, and at the end how many there are.
  let beginnings: UnsafeMutablePointer<Int>
  let undecidedSteps: Int

  init(_ proposal: RecordedProposal, spaces: Int, pages: Int) {
    let plan = LinePlan(proposal.shapes, spaces: spaces, pages: pages)
    var locks: [Lock] = []
    var base = 0
    let all = proposal.recordings.flatMap(\.steps)
    for kind in proposal.lockClasses {
      guard let shape = all.first(where: { $0.action == .lock(kind) })?.line else { continue }
      let count = plan.lockCount(shape)
      locks.append(Lock(kind: kind, shape: shape, base: base, count: count))
      base += count
    }
    self.plan = plan
    self.locks = locks
    lockCount = base
    undecidedSteps = proposal.undecidedSteps
    let compiled = proposal.recordings.map { $0.steps.map { Self.compiled($0, plan, locks) } }
    steps = .allocate(capacity: compiled.reduce(0) { $0 + $1.count })
    beginnings = .allocate(capacity: compiled.count + 1)
    var place = 0
    for (number, list) in compiled.enumerated() {
      (beginnings + number).initialize(to: place)
      for step in list {
        (steps + place).initialize(to: step)
        place += 1
      }
    }
    (beginnings + compiled.count).initialize(to: place)
  }

  deinit {
    steps.deallocate()
    beginnings.deallocate()
  }

  private static func compiled(_ step: RecordedStep, _ plan: LinePlan, _ locks: [Lock]) -> CompiledStep {
    func compiled(_ action: CompiledStep.Action, _ lock: LockClass? = nil) -> CompiledStep {
      CompiledStep(
        action: action, shape: step.line.flatMap { plan.shapes.firstIndex(of: $0) } ?? 0,
        lock: lock.flatMap { lock in locks.firstIndex { $0.kind == lock } } ?? 0, movesPage: step.movesPage)
    }
    return switch step.action {
    case .read: compiled(.read)
    case .write: compiled(.write)
    case .atomic: compiled(.atomic)
    case .lock(let lock): compiled(.lock, lock)
    case .unlock(let lock): compiled(.unlock, lock)
    case .enterSection: compiled(.enterSection)
    case .leaveSection: compiled(.leaveSection)
    case .waitForReaders: compiled(.waitForReaders)
    }
  }
}
