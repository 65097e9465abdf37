import PageRaceEngine

/// What a cost run found out, to be printed in one way or another.
struct CostResults {
  let plan: CostPlan
  /// In the order of the plan.
  let points: [CostedPoint]

  /// The points with one mix.
  func points(mix: Double) -> [CostedPoint] { points.filter { $0.result.load.mix == mix } }

  /// The point of a proposal.
  func point(_ proposal: String, cpus: Int, mix: Double) -> CostedPoint? {
    points.first { $0.proposal.id == proposal && $0.result.load.cpus == cpus && $0.result.load.mix == mix }
  }
}
