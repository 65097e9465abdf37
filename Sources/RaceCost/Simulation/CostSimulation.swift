/// N CPUs that look pages up, delete and put back, in simulated time, under one proposal.
///
/// Each step is one access, in the order in which the machine ran it. What touches only a line that the CPU has is done
/// at once; whatever concerns others happens in the order of time. Equal input gives equal output on every machine.
public final class CostSimulation {
  let load: CostLoad
  let parameters: CostParameters
  let proposal: RecordedProposal
  let operations: CompiledOperations
  let costs: Costs
  let lines: CacheLines
  let locks: LockTable
  let events: EventTree
  let cpus: UnsafeMutablePointer<SimulatedCPU>
  /// For each CPU the lines of the shapes, for the page of its operation.
  let places: UnsafeMutablePointer<Int32>
  let shapeCount: Int
  var pages: CachedPages
  var gracePeriods: GracePeriods
  /// The CPUs in a read section.
  var readers = CPUSet()
  var tally: Tally
  let warmUp: Int64
  let end: Int64
  /// How far it has come, in picoseconds.
  private(set) var now: Int64 = 0
  /// Whether the warm-up is over.
  private(set) var isWarm = false

  /// A simulation of `load` under `proposal`.
  public init(_ proposal: RecordedProposal, _ load: CostLoad, _ parameters: CostParameters) {
    self.proposal = proposal
    self.load = load
    self.parameters = parameters
    let (spaces, pageCount) = (Int(parameters.spaces), Int(parameters.pages))
    operations = CompiledOperations(proposal, spaces: spaces, pages: pageCount)
    costs = Costs(parameters)
    lines = CacheLines(operations.plan.count, cpus: load.cpus, costs)
    locks = LockTable(operations.lockCount, cpus: load.cpus)
    // One more for the grace period.
    events = EventTree(load.cpus + 1)
    shapeCount = operations.plan.shapes.count
    places = .allocate(capacity: load.cpus * shapeCount)
    places.initialize(repeating: 0, count: load.cpus * shapeCount)
    pages = CachedPages(spaces: spaces, pages: pageCount)
    gracePeriods = GracePeriods(length: costs.gracePeriod)
    tally = Tally(locks: operations.locks.count, shapes: shapeCount, at: 0)
    end = Costs.picoseconds(load.duration)
    warmUp = end / 5
    cpus = .allocate(capacity: load.cpus)
    for cpu in 0..<load.cpus {
      var random = RandomNumbers(seed: load.seed, cpu: cpu)
      events.set(cpu, Int64(random.below(Int(2 * costs.work))))
      (cpus + cpu).initialize(to: SimulatedCPU(random: random))
    }
    shareWhatIsRead()
  }

  /// The simulation begins as after long use: what lookups only read is in all caches. That would take until each CPU has
  /// looked up each page, longer than anybody wants to simulate.
  private func shareWhatIsRead() {
    let steps = proposal.recordings[SwapOperation.lookup.rawValue].steps
    let written = Set(steps.filter { $0.action != .read }.compactMap(\.line))
    let plan = operations.plan
    for shape in Set(steps.compactMap(\.line)).subtracting(written) {
      for space in 0..<plan.spaces {
        for page in 0..<plan.pages { lines.share(plan.line(shape, space: space, page: page)) }
      }
    }
  }

  deinit {
    cpus.deinitialize(count: load.cpus)
    cpus.deallocate()
    places.deallocate()
  }

  /// How far it has come, from 0 to 1.
  public var progress: Double { Double(now) / Double(end) }

  /// Goes on for at most `count` events.
  ///
  /// - Returns: whether there is more to do.
  public func advance(events count: Int = .max) -> Bool {
    var left = count
    while left > 0 {
      left -= 1
      let cpu = events.first
      let time = events.time(of: cpu)
      if time >= warmUp, !isWarm {
        isWarm = true
        tally.pass(to: warmUp)
        tally.restart(at: warmUp)
      }
      guard time < end else {
        tally.pass(to: end)
        now = end
        return false
      }
      now = time
      if cpu == load.cpus { gracePeriodIsDue(time) } else { run(cpu, from: time) }
    }
    return true
  }

  /// Runs to the end.
  public func run() -> CostResult {
    while advance() {}
    return result
  }
}
