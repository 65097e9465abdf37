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
struct CompiledOperations {
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
  /// The steps of each ``Operation``, in its order.
  let steps: [[CompiledStep]]
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
    steps = proposal.recordings.map { recording in
      recording.steps.map { step in
        let shape = step.line.flatMap { plan.shapes.firstIndex(of: $0) } ?? 0
        func compiled(_ action: CompiledStep.Action, _ lock: LockClass? = nil) -> CompiledStep {
          let number = lock.flatMap { lock in locks.firstIndex { $0.kind == lock } } ?? 0
          return CompiledStep(action: action, shape: shape, lock: number, movesPage: step.movesPage)
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
  }
}
