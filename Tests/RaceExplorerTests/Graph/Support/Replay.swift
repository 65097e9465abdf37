import RaceMachine
import SeededNumbers
import Testing

@testable import RaceExplorer

/// The whole analysis of `model`.
func analysis(
  _ model: any Model, _ wishes: GraphAnalysis.Wishes = .all, isSymmetric: Bool = true
) throws -> GraphAnalysis {
  var builder = GraphBuilder(model, CheckOptions(), SearchWatch(), isSymmetric: isSymmetric)
  let built = builder.build()
  let graph = try #require(built)
  return GraphAnalysis(of: graph, model, CheckOptions(), SearchWatch(), wishes)
}

/// Whether `run` really ends in `violation`, and at its very end.
func expectReplay(
  _ run: Counterexample?, to violation: Violation, in model: any Model,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let run = try #require(run, sourceLocation: sourceLocation)
  let read = try Schedule(parsing: run.schedule.description)
  #expect(read == run.schedule, sourceLocation: sourceLocation)
  if violation == GraphAnalysis.livelock {
    #expect(try run.schedule.loopFinding(in: model).violation == violation, sourceLocation: sourceLocation)
    return
  }
  let machine = Machine(model)
  var broken: [Violation] = []
  var early = 0
  try machine.run(run.schedule) { event in
    if !broken.isEmpty { early += 1 }
    broken = event.violations
    return true
  }
  #expect(early == 0, sourceLocation: sourceLocation)
  #expect((broken.first ?? machine.endViolations.first) == violation, sourceLocation: sourceLocation)
}

/// How often a random run breaks a promise, or does not end within so many steps.
func hits(of model: any Model, runs: Int, seed: UInt64, patience: Int = 800) -> Int {
  var random = SplitMix64(seed: seed)
  let machine = Machine(model)
  var hits = 0
  for _ in 0..<runs {
    var isBroken = false
    while !isBroken {
      let runnable = machine.view.runnable
      guard let cpu = runnable.randomElement(using: &random), machine.stepCount < patience else {
        isBroken = !runnable.isEmpty || !machine.endViolations.isEmpty
        break
      }
      let alternative = Int.random(in: 0..<machine.alternatives(of: cpu), using: &random)
      isBroken = machine.advance(cpu, alternative: alternative).contains(.violated)
    }
    if isBroken { hits += 1 }
    while machine.stepBack() {}
  }
  return hits
}
