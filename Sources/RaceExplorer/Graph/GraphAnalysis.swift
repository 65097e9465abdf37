import BigInt
import RaceMachine

/// What the full graph of a model tells that a reduced search does not: loops that nobody leaves, numbers, and the best
/// runs to all that can break.
struct GraphAnalysis {
  /// What is to be found out.
  struct Wishes: OptionSet, Sendable {
    let rawValue: UInt8
    /// Whether there is a livelock.
    static let loops = Wishes(rawValue: 1)
    /// The number of schedules and the probability of a hit.
    static let numbers = Wishes(rawValue: 2)
    /// The best runs to each violation.
    static let runs = Wishes(rawValue: 4)
    /// Everything.
    static let all: Wishes = [.loops, .numbers, .runs]
  }

  /// How many states there are, not telling identical CPUs apart.
  let states: Int
  /// How many moves lead from them.
  let transitions: Int
  /// Bytes that it took.
  let bytes: Int
  /// Whether a run can come back to a state.
  let hasCycle: Bool
  /// Every violation that can be the first of a run, in order, with the best runs if they were asked for. A livelock is
  /// among them if loops were asked for; it has its runs whenever the options want counterexamples. These are short, and
  /// the best where the search for them came to its end.
  private(set) var findings: [Finding] = []
  /// How many complete schedules there are; nil where a loop makes them infinitely many, or if it was not asked for.
  private(set) var schedules: BigInt?
  /// The probability that a random run breaks a promise; nil if it was not asked for.
  private(set) var hitProbability: Double?

  /// What it says when a run may go on for ever.
  static let livelock = Violation("livelock", "a loop that nobody leaves")

  /// Looks at every state of `model`.
  ///
  /// Returns nil if the graph is larger than `options` allow, or if `watch` is cancelled before it is complete. What is
  /// not found out by the time of a later cancellation stays nil.
  init?(_ model: any Model, _ options: CheckOptions, _ watch: SearchWatch, _ wishes: Wishes = .all) {
    watch.begin(wishes.contains(.loops) ? .loops : wishes.contains(.numbers) ? .numbers : .counterexamples)
    var builder = GraphBuilder(model, options, watch)
    guard let graph = builder.build() else { return nil }
    self.init(of: graph, model, options, watch, wishes)
  }

  /// The same for a graph that is there.
  init(of graph: StateGraph, _ model: any Model, _ options: CheckOptions, _ watch: SearchWatch, _ wishes: Wishes) {
    states = graph.count
    transitions = graph.moveCount
    bytes = graph.bytes
    hasCycle = graph.hasCycle
    let memory = (options.maxMemory ?? .max / 4) - graph.bytes
    let components = hasCycle && !wishes.isDisjoint(with: [.loops, .numbers]) ? Components(graph) : nil
    let loops = wishes.contains(.loops) ? components.map { LivelockSearch(graph, $0) } : nil
    let kinds = graph.violations + (loops?.hasLivelock == true ? [Self.livelock] : [])
    findings = kinds.map { Finding(violation: $0, shortest: nil, fewestSwitches: nil) }
    if options.counterexamples, !watch.isCancelled {
      addRuns(graph, model, loops, memory, toEverything: wishes.contains(.runs))
    }
    findings.sort { $0.violation < $1.violation }
    guard wishes.contains(.numbers), !watch.isCancelled else { return }
    watch.begin(.numbers)
    if !hasCycle { schedules = ScheduleCount(graph, memoryLimit: memory)?.value }
    hitProbability = HitProbability(graph, components, watch)?.value
  }

  /// The livelock's schedule, if there is one.
  var livelock: Schedule? { findings.first { $0.violation == Self.livelock }?.shortest?.schedule }

  /// Puts the best runs to findings, which are in order of their numbers in `graph`; last to the livelock, if any.
  private mutating func addRuns(
    _ graph: StateGraph, _ model: any Model, _ loops: LivelockSearch?, _ memory: Int, toEverything: Bool
  ) {
    let hasLivelock = loops?.hasLivelock == true
    guard hasLivelock || toEverything && !findings.isEmpty else { return }
    let shortest = ShortestRuns(graph)
    let fewest = memory > FewestSwitches.bytes(for: graph) ? FewestSwitches(graph, loops) : nil
    for number in graph.violations.indices where toEverything {
      findings[number].shortest = run(graph, shortest.moves(toViolation: number), model)
      findings[number].fewestSwitches = fewest.map { run(graph, $0.moves(toViolation: number), model) }
    }
    if hasLivelock, let loops {
      let calm = fewest.flatMap { loops.fewestSwitches(in: model, $0) }.map { Counterexample($0) }
      let short = loops.shortest(in: model, shortest, known: calm).map { Counterexample($0) }
      findings[findings.count - 1].shortest = short ?? calm
      findings[findings.count - 1].fewestSwitches = calm ?? short
    }
  }

  private func run(_ graph: StateGraph, _ moves: [Int], _ model: any Model) -> Counterexample {
    Counterexample(Way(graph, along: moves).schedule(in: model))
  }
}
