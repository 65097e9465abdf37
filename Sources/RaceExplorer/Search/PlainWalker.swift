import RaceMachine

/// A depth-first walk of one thread that makes every move from every state: the search without reduction.
///
/// Most moves lead to states that are known. Where a move leads can mostly be told without making it: it led somewhere from
/// the state before, and what has happened since neither touched the word on which its step depends, nor its CPU. Then
/// it changes the fingerprint by the same amount as before.
struct PlainWalker {
  /// Where the next move of a CPU leads.
  private struct Successor {
    /// What the move adds to the fingerprint of shared memory, and the local state to which it brings the CPU.
    var change = Fingerprint()
    var local = Fingerprint()
    /// The word on which the step depends, and the one that says whether its object lives; -1 for none.
    var word: Int32 = -1
    var lifetime: Int32 = -1
    /// How many moves the CPU has.
    var moves: Int32 = 0
    /// Whether it depends on nothing but that word and the local state.
    var isKnown = false
    /// Whether it changes other CPUs: then the fingerprint must be asked for.
    var reachesBeyond = false
    /// Whether it changes more than others can tell.
    var isComposite = false
    /// Whether it breaks a promise.
    var breaks = false
  }

  private struct Frame {
    let fingerprint: Fingerprint
    /// The next move: CPU and alternative.
    var cpu = 0
    var alternative: Int32 = 0
  }

  private let machine: Machine
  private let visited: VisitedStates
  private let budget: SearchBudget
  private let count: Int
  private var frames: [Frame] = []
  /// For each state of the way where each CPU's move leads.
  private var successors: UnsafeMutablePointer<Successor>
  private var capacity = 256
  private var onWay = WalkStack()
  private var uncounted = 0
  /// What was found so far.
  private(set) var findings = WalkFindings()

  init(_ model: any Model, _ visited: VisitedStates, _ budget: SearchBudget) {
    machine = Machine(model)
    self.visited = visited
    self.budget = budget
    count = machine.cpuCount
    successors = .allocate(capacity: capacity * (count + 1))
  }

  func deallocate() {
    successors.deallocate()
    onWay.deallocate()
  }

  /// Visits everything that can be reached, or as much as the budget allows.
  mutating func walk() {
    let first = machine.fingerprint
    guard case .new = visited.insert(machine, first) else { return budget.end(.memory) }
    enter(first, after: -1)
    while !frames.isEmpty, !budget.isOver {
      let depth = frames.count &- 1
      let cpu = frames[depth].cpu
      guard cpu < count else {
        leave()
        continue
      }
      let successor = successors[depth &* count &+ cpu]
      let alternative = frames[depth].alternative
      guard alternative < successor.moves else {
        frames[depth].cpu = cpu &+ 1
        frames[depth].alternative = 0
        continue
      }
      frames[depth].alternative = alternative &+ 1
      findings.transitions &+= 1
      if !successor.breaks { make(cpu, Int(alternative), successor, from: frames[depth].fingerprint) }
    }
    budget.count(uncounted)
    uncounted = 0
  }

  private mutating func make(_ cpu: Int, _ alternative: Int, _ successor: Successor, from present: Fingerprint) {
    guard successor.moves == 1, !successor.reachesBeyond else { return makeAnyway(cpu, alternative) }
    let next =
      present &+ successor.change &- machine.localFingerprint(of: cpu).contribution(at: cpu)
      &+ successor.local.contribution(at: cpu)
    if visited.isExact {
      // Whole states can be compared only where they are.
      _ = machine.advance(cpu, alternative: 0)
      arrive(next, by: cpu)
    } else {
      switch visited.insert(machine, next) {
      case .known: if onWay.contains(next) { findings.hasCycle = true }
      case .new:
        _ = machine.advance(cpu, alternative: 0)
        enter(next, after: cpu)
      case .outOfMemory: budget.end(.memory)
      }
    }
  }

  private mutating func makeAnyway(_ cpu: Int, _ alternative: Int) {
    if machine.advance(cpu, alternative: alternative).contains(.violated) {
      findings.violations.insert(machine.violations[0])
      machine.stepBack()
    } else {
      arrive(machine.fingerprint, by: cpu)
    }
  }

  private mutating func arrive(_ next: Fingerprint, by cpu: Int) {
    switch visited.insert(machine, next) {
    case .known:
      if onWay.contains(next) { findings.hasCycle = true }
      machine.stepBack()
    case .new: enter(next, after: cpu)
    case .outOfMemory:
      budget.end(.memory)
      machine.stepBack()
    }
  }

  // MARK: States

  /// The machine has come to a new state by a step of `mover`; -1 at the beginning.
  private mutating func enter(_ fingerprint: Fingerprint, after mover: Int) {
    guard budget.permits(findings.states) else {
      budget.end(.states)
      if mover >= 0 { machine.stepBack() }
      return
    }
    findings.states &+= 1
    uncounted &+= 1
    if uncounted == SearchBudget.batch {
      budget.count(uncounted)
      uncounted = 0
    }
    if frames.count == capacity { grow() }
    let row = successors + frames.count &* count
    let mayKeep = mover >= 0 && !row[mover &- count].reachesBeyond && !row[mover &- count].isComposite
    var moves: Int32 = 0
    for cpu in 0..<count {
      if mayKeep, cpu != mover {
        let before = row[cpu &- count]
        if before.isKnown, !machine.lastStepChanged(before.word), !machine.lastStepChanged(before.lifetime) {
          (row + cpu).initialize(to: before)
          moves &+= before.moves
          continue
        }
      }
      let successor = lookAhead(cpu)
      (row + cpu).initialize(to: successor)
      moves &+= successor.moves
    }
    if moves == 0 { findings.endViolations.formUnion(machine.endViolations.prefix(1)) }
    frames.append(Frame(fingerprint: fingerprint))
    onWay.push(fingerprint, steps: 1, leftOut: 0)
  }

  /// Finds out where the next move of `cpu` leads, by making it.
  private mutating func lookAhead(_ cpu: Int) -> Successor {
    var successor = Successor()
    if let (word, lifetime) = machine.soleWord(ofNextStepOf: cpu) {
      successor.word = word
      successor.lifetime = lifetime
      successor.isKnown = true
    }
    successor.isComposite = machine.isComposite(nextStepOf: cpu)
    successor.moves = Int32(truncatingIfNeeded: machine.alternatives(of: cpu))
    guard successor.moves == 1 else { return successor }
    let shared = machine.sharedFingerprint
    if machine.advance(cpu, alternative: 0).contains(.violated) {
      findings.violations.insert(machine.violations[0])
      successor.breaks = true
    }
    successor.change = machine.sharedFingerprint &- shared
    successor.local = machine.localFingerprint(of: cpu)
    successor.reachesBeyond = machine.lastStepReachedBeyond(cpu)
    machine.stepBack()
    return successor
  }

  private mutating func leave() {
    frames.removeLast()
    _ = onWay.pop()
    if !frames.isEmpty { machine.stepBack() }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Successor>.allocate(capacity: capacity * 2 * (count + 1))
    larger.moveInitialize(from: successors, count: capacity * count)
    successors.deallocate()
    successors = larger
    capacity *= 2
  }
}
