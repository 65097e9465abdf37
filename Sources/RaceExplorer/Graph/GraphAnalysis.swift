import BigInt
import RaceMachine

/// What the full graph of a model tells that a reduced search does not: loops that nobody leaves, numbers, and the best
/// runs to all that can break.
struct GraphAnalysis {
  /// What is to be found out.
  struct Wishes: OptionSet, Sendable {
    let rawValue: UInt8
    /// Whether there is a livelock, with a schedule.
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
  /// among them if loops were asked for; it has its schedule in any case. The best runs to it are short ones, but not
  /// proven the best.
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
    let needsRuns = wishes.contains(.runs) && !graph.violations.isEmpty || loops?.hasLivelock == true
    if needsRuns, !watch.isCancelled {
      if wishes.contains(.runs) { watch.begin(.counterexamples) }
      findings = Self.findings(graph, model, loops, wishes.contains(.runs) ? memory : 0)
    } else {
      findings = graph.violations.map { Finding(violation: $0, shortest: nil, fewestSwitches: nil) }
      if loops?.hasLivelock == true {
        findings.append(Finding(violation: Self.livelock, shortest: nil, fewestSwitches: nil))
      }
    }
    findings.sort { $0.violation < $1.violation }
    guard wishes.contains(.numbers), !watch.isCancelled else { return }
    watch.begin(.numbers)
    if !hasCycle { schedules = ScheduleCount(graph, memoryLimit: memory)?.value }
    hitProbability = HitProbability(graph, components, watch)?.value
  }

  /// The livelock's schedule, if there is one.
  var livelock: Schedule? { findings.first { $0.violation == Self.livelock }?.shortest?.schedule }

  /// All violations; with their runs if there is `memory` for them.
  private static func findings(
    _ graph: StateGraph, _ model: any Model, _ loops: LivelockSearch?, _ memory: Int
  ) -> [Finding] {
    let shortest = ShortestRuns(graph)
    let wantsRuns = memory > 0
    let fewest = memory > FewestSwitches.bytes(for: graph) ? FewestSwitches(graph, loops) : nil
    func run(_ moves: [Int]) -> Counterexample {
      Counterexample(Way(graph, along: moves).schedule(in: model))
    }
    var findings = graph.violations.indices.map { number in
      Finding(
        violation: graph.violations[number],
        shortest: wantsRuns ? run(shortest.moves(toViolation: number)) : nil,
        fewestSwitches: fewest.map { run($0.moves(toViolation: number)) })
    }
    if let loops, loops.hasLivelock {
      let short = loops.shortest(in: model, shortest).map { Counterexample($0) }
      let other = fewest.flatMap { loops.fewestSwitches(in: model, $0) }.map { Counterexample($0) }
      findings.append(Finding(violation: livelock, shortest: short, fewestSwitches: other ?? short))
    }
    return findings
  }
}
