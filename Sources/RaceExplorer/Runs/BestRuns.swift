import RaceMachine

/// The shortest run to each violation that a step breaks, and the one with the fewest context switches.
struct BestRuns {
  private(set) var shortest: [Violation: LazyRuns.Found] = [:]
  private(set) var fewestSwitches: [Violation: LazyRuns.Found] = [:]

  /// No run that is worth showing has more.
  private static let mostSwitches = 64

  /// Looks for runs to `wanted`, which are known to exist. Those that `budget` does not allow to find, or to prove the
  /// best, are left out.
  init(_ model: any Model, _ wanted: Set<Violation>, _ watch: SearchWatch, maxMemory: Int?) {
    if wanted.isEmpty { return }
    let budget = SearchBudget(watch, maxStates: nil, maxBytes: maxMemory)
    var runs = LazyRuns(model, wanted, by: .switches, budget)
    for switches in 0...Self.mostSwitches where !runs.isComplete {
      let open = wanted.filter { runs.found[$0] == nil }
      if !runs.search(switches: switches) {
        for violation in open { fewestSwitches[violation] = nil }
        break
      }
      for violation in open { fewestSwitches[violation] = runs.found[violation] }
    }
    runs.deallocate()
    // The cheapest first: to prove that nothing is shorter takes the longer the longer it is.
    let sorted = wanted.sorted {
      (fewestSwitches[$0]?.cost.steps ?? .max, $0) < (fewestSwitches[$1]?.cost.steps ?? .max, $1)
    }
    for violation in sorted {
      let budget = SearchBudget(watch, maxStates: nil, maxBytes: maxMemory)
      let known = fewestSwitches[violation].map { [violation: $0] } ?? [:]
      var runs = LazyRuns(model, [violation], known: known, by: .steps, budget)
      defer { runs.deallocate() }
      if runs.search() { shortest[violation] = runs.found[violation] }
    }
  }
}

extension Check {
  /// The shortest run to any violation that a step breaks, found without looking at all states first; nil when there is
  /// none, or `watch` was cancelled.
  public func shortestRun(_ watch: SearchWatch = SearchWatch()) -> Finding? {
    watch.begin(.counterexamples)
    defer { watch.begin(.done) }
    let budget = SearchBudget(watch, maxStates: nil, maxBytes: options.maxMemory)
    // A run with few switches is soon found, and then nothing longer need be looked at.
    var runs = LazyRuns(model, nil, by: .switches, budget)
    for switches in 0...4 where !runs.isComplete { if !runs.search(switches: switches) { break } }
    let known = runs.found
    runs.deallocate()
    var shortest = LazyRuns(model, nil, known: known, by: .steps, budget)
    defer { shortest.deallocate() }
    guard shortest.search() else { return nil }
    let best = shortest.found.min { left, right in
      (left.value.cost.rank(.steps), left.key) < (right.value.cost.rank(.steps), right.key)
    }
    return best.map { violation, run in
      Finding(
        violation: violation, shortest: Counterexample(Schedule(run.moves, in: model)), fewestSwitches: nil)
    }
  }
}

extension Schedule {
  /// The moves of a run from the beginning of `model`, each of which must be possible.
  init(_ moves: [Move], in model: any Model) {
    let machine = Machine(model)
    var schedule = Schedule(modelVersion: nil)
    for move in moves {
      var name: String?
      if case .choosing(let choice, _) = machine.view.status(of: move.cpu) { name = choice }
      schedule.append(move, choosing: name)
      machine.advance(move)
    }
    self = schedule
  }
}
