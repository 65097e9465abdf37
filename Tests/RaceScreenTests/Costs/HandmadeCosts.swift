@testable import RaceCost
@testable import RaceScreen

/// Simulations that are answered when the test says so.
final class HeldCosts: CostSimulations {
  private(set) var begun: [HeldCost] = []

  func begin(_ question: CostQuestion) -> any PendingCost {
    begun.append(HeldCost(question))
    return begun[begun.count - 1]
  }

  /// Answers all that was begun and has neither an answer nor an end.
  func answerAll() throws {
    for cost in begun where !cost.isCancelled { cost.answer = try Handmade.cost(cost.question) }
  }
}

/// A simulation that a test answers.
final class HeldCost: PendingCost {
  let question: CostQuestion
  var answer: CostAnswer?
  private(set) var isCancelled = false

  init(_ question: CostQuestion) { self.question = question }
  func cancel() { isCancelled = true }
}

/// Simulations that are answered at once, with figures that no simulation has given.
final class InstantCosts: CostSimulations {
  private(set) var count = 0

  func begin(_ question: CostQuestion) -> any PendingCost {
    count += 1
    let cost = HeldCost(question)
    cost.answer = try? Handmade.cost(question)
    return cost
  }
}

extension Handmade {
  /// Figures: 40,000 lookups a second on each CPU up to what the proposal can bear.
  static func cost(_ question: CostQuestion) throws -> CostAnswer {
    let cpus = Double(question.cpus)
    let straight = 40_000 * cpus
    switch question.proposal {
    case "index": return .impossible("index breaks even when nothing else runs (lookup), so its cost would say nothing")
    case "lock-every-caller":
      let rate = min(straight, 2.4e6)
      return .result(
        try result(question, rate: rate, lock: 1 - rate / straight, lookup: 80 + 90_000 * (1 - rate / straight)))
    case "synchronize-rcu": return .result(try result(question, rate: 600 * cpus, grace: 0.98, delete: 1.6e7))
    default: return .result(try result(question, rate: straight, line: 0.002 * cpus / 256))
    }
  }

  static func result(
    _ question: CostQuestion, rate: Double, lock: Double = 0, grace: Double = 0, line: Double = 0.001,
    lookup: Double = 80, delete: Double = 800
  ) throws -> CostResult {
    let load = try CostLoad(cpus: question.cpus, mix: question.mix, duration: 1e6)
    func kind(_ rate: Double, _ latency: Double) -> CostResult.Kind {
      CostResult.Kind(
        before: 0, started: 1, finished: 1, underWay: 0, perSecond: rate, meanUnderWay: 0, mean: latency,
        p50: rate > 0 ? latency : nil, p99: rate > 0 ? latency * 2 : nil)
    }
    return CostResult(
      proposal: question.proposal, load: load, lookups: kind(rate, lookup),
      deletions: kind(rate * question.mix / 100, delete), insertions: kind(0, 0),
      locks: [.init(name: "i_pages lock", waitShare: lock, heldShare: lock > 0 ? 0.99 : 0.2)],
      lines: [.init(name: "struct page", movesPerOperation: 1.92, timeShare: line, queueShare: line / 2)],
      transfersPerLookup: 1.5, graceShare: grace, steps: 1)
  }
}

extension Interface {
  /// An interface on the start page, with costs.
  static func costing(_ costs: any CostSimulations, width: Int = 80, height: Int = 24) -> Interface {
    var interface = Interface(width: width, height: height)
    interface.costs = costs
    return interface
  }

  /// The page of costs, if it lies on top.
  var costPage: CostPage? { covers.last as? CostPage }
}
