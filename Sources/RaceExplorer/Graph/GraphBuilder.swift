import RaceMachine

/// Makes the graph of a model: depth first, taking steps back.
struct GraphBuilder {
  /// A move of a state on the way; its target is known once it was made.
  private struct PendingMove {
    var target: Int32 = 0
    var permutation: UInt32 = 0
    let alternative: UInt16
    let position: UInt8
    let cpu: UInt8
  }

  /// A state on the way: its number by first visit, and the moves that are still to be made.
  private struct Frame {
    let visit: Int
    let start: Int
    var next: Int
    let end: Int
    let ties: UInt64
  }

  private var machine: MemoizedMachine
  private let order: CPUOrder
  private var visited: NumberedStates
  private let watch: SearchWatch
  private let stateLimit: Int
  private let memoryLimit: Int

  private var frames: ContiguousArray<Frame> = []
  private var pending: ContiguousArray<PendingMove> = []
  /// For each state on the way the CPU at each position, and behind them room for the state that comes next.
  private var cpus: ContiguousArray<UInt8>
  private var firstCPUs: [UInt8] = []

  /// For each state, by first visit, its final number; -1 while it is on the way.
  private var numbers: ContiguousArray<Int32> = []
  private var rowStarts: ContiguousArray<UInt32> = [0]
  private var targets: ContiguousArray<Int32> = []
  private var positions: ContiguousArray<UInt8> = []
  private var permutationNumbers: ContiguousArray<UInt32> = []
  private var permutations: Permutations
  private var ties: ContiguousArray<UInt64> = []
  private var badEnds: ContiguousArray<StateGraph.BadEnd> = []
  private var violations: [Violation] = []
  private var violationNumbers: [Violation: Int32] = [:]
  private var hasCycle = false

  /// How many states are visited between two looks at the budget.
  private static let batch = 1024

  init(_ model: any Model, _ options: CheckOptions, _ watch: SearchWatch, isSymmetric: Bool = true) {
    memoryLimit = options.maxMemory ?? .max / 4
    machine = MemoizedMachine(model, isSymmetric: isSymmetric, memoryLimit: min(1 << 28, memoryLimit / 4))
    order = CPUOrder(machine.real, isSymmetric: isSymmetric)
    visited = NumberedStates(isSymmetric: isSymmetric, isExact: options.exact, memoryLimit: memoryLimit)
    self.watch = watch
    stateLimit = min(options.graphLimit, Int(Int32.max))
    cpus = ContiguousArray((0..<machine.cpuCount).map(UInt8.init))
    permutations = Permutations(width: machine.cpuCount)
  }

  /// The graph; nil if it is too large, or when nobody waits for it any more.
  mutating func build() -> StateGraph? {
    defer {
      visited.deallocate()
      machine.deallocate()
    }
    guard stateLimit > 0, visited.number(of: &machine) != nil else { return nil }
    let machine = machine
    cpus.withUnsafeMutableBufferPointer { order.sort($0.baseAddress!, machine) }
    firstCPUs = Array(cpus)
    enter()
    while let top = frames.last {
      if top.next == top.end {
        leave(top)
      } else {
        frames[frames.count &- 1].next = top.next &+ 1
        guard make(top.next) else { return nil }
      }
    }
    watch.add(states: numbers.count % Self.batch)
    return finish()
  }

  /// Makes a move. Returns false if there is no room for the state that it leads to.
  private mutating func make(_ index: Int) -> Bool {
    let move = pending[index]
    let outcome = machine.advance(Int(move.cpu), alternative: Int(move.alternative))
    if outcome.contains(.violated) {
      pending[index].target = ~number(of: machine.violations[0])
      machine.stepBack()
      return true
    }
    if !order.isFixed { pending[index].permutation = arrange() }
    guard let (visit, isNew) = visited.number(of: &machine) else { return false }
    pending[index].target = visit
    guard isNew else {
      if numbers[Int(visit)] < 0 { hasCycle = true }
      machine.stepBack()
      return true
    }
    guard numbers.count < stateLimit else { return false }
    enter()
    return numbers.count % Self.batch != 0 || mayGoOn()
  }

  /// Finds out who stands where after a move, and which permutation that is.
  private mutating func arrange() -> UInt32 {
    let count = order.count
    let before = (frames.count &- 1) &* count
    let machine = machine
    return cpus.withUnsafeMutableBufferPointer { cpus in
      guard let base = cpus.baseAddress else { return 0 }
      let (old, new) = (base + before, base + before + count)
      for position in 0..<count { new[position] = old[position] }
      order.sort(new, machine)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * count) { room in
        guard let placeOf = room.baseAddress else { return 0 }
        let image = placeOf + count
        var isIdentity = true
        for position in 0..<count { placeOf[Int(new[position])] = UInt8(truncatingIfNeeded: position) }
        for position in 0..<count {
          image[position] = placeOf[Int(old[position])]
          if Int(image[position]) != position { isIdentity = false }
        }
        return isIdentity ? 0 : UInt32(permutations.number(of: image))
      }
    }
  }

  /// The machine stands in a new state, whose CPUs are arranged.
  private mutating func enter() {
    let count = order.count
    let base = frames.count &* count
    let start = pending.count
    numbers.append(-1)
    for position in 0..<count {
      let cpu = cpus[base &+ position]
      for alternative in 0..<machine.alternatives(of: Int(cpu)) {
        pending.append(
          PendingMove(
            alternative: UInt16(truncatingIfNeeded: alternative), position: UInt8(truncatingIfNeeded: position),
            cpu: cpu))
      }
    }
    let machine = machine
    let tied = order.isFixed ? 0 : cpus.withUnsafeBufferPointer { order.ties($0.baseAddress! + base, machine) }
    frames.append(Frame(visit: numbers.count &- 1, start: start, next: start, end: pending.count, ties: tied))
    let room = (frames.count &+ 1) &* count
    if cpus.count < room {
      if order.isFixed {
        for cpu in 0..<count { cpus.append(UInt8(truncatingIfNeeded: cpu)) }
      } else {
        for _ in 0..<count { cpus.append(0) }
      }
    }
  }

  /// All moves of the state at the end of the way are made.
  private mutating func leave(_ frame: Frame) {
    let number = Int32(truncatingIfNeeded: rowStarts.count &- 1)
    numbers[frame.visit] = number
    if frame.start == frame.end, let violation = machine.endViolations().first {
      badEnds.append(StateGraph.BadEnd(state: number, violation: self.number(of: violation)))
    }
    for index in frame.start..<frame.end {
      targets.append(pending[index].target)
      positions.append(pending[index].position)
      if !order.isFixed { permutationNumbers.append(pending[index].permutation) }
    }
    if !order.isFixed { ties.append(frame.ties) }
    rowStarts.append(UInt32(truncatingIfNeeded: targets.count))
    pending.removeLast(frame.end &- frame.start)
    frames.removeLast()
    machine.stepBack()
  }

  private mutating func number(of violation: Violation) -> Int32 {
    if let known = violationNumbers[violation] { return known }
    let number = Int32(violations.count)
    violations.append(violation)
    violationNumbers[violation] = number
    return number
  }

  /// Bytes that are in use.
  private var bytes: Int {
    visited.byteCount + numbers.count * 8 + ties.count * 8 + targets.count * 5 + permutationNumbers.count * 4
  }

  private mutating func mayGoOn() -> Bool {
    machine.forgetIfTooMuch()
    watch.add(states: Self.batch)
    return !watch.isCancelled && bytes <= memoryLimit && targets.count < Int(UInt32.max) / 2
  }

  /// Gives states their final numbers.
  private mutating func finish() -> StateGraph {
    let bytes = bytes
    for move in targets.indices where targets[move] >= 0 { targets[move] = numbers[Int(targets[move])] }
    return StateGraph(
      order: order, firstCPUs: firstCPUs, rowStarts: rowStarts, targets: targets, positions: positions,
      permutationNumbers: permutationNumbers, permutations: permutations, ties: ties, badEnds: badEnds,
      violations: violations, hasCycle: hasCycle, bytes: bytes)
  }
}
