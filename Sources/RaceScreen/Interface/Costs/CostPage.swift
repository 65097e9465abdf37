import PageCacheModel
import RaceCost

/// The page of costs: the curves of some proposals, filled in while their points are simulated.
struct CostPage {
  /// All proposals, in the order of the thread.
  let proposals: [Proposal]
  /// The row that the keys act on.
  private(set) var selected: Int
  /// For each proposal the shape of its curve; nil for one that is not shown.
  private(set) var signs: [Int?]
  /// What the CPUs do.
  private(set) var load = CostLoadChoice()
  /// How the chart is divided.
  private(set) var scale = ChartScale.log
  /// What is known by now.
  var answers: [CostQuestion: CostAnswer] = [:]
  /// The simulations that were begun, in the order in which they run.
  var begun: [Begun] = []
  /// Where they run.
  let simulations: any CostSimulations

  /// A simulation of a point.
  struct Begun {
    let question: CostQuestion
    let pending: any PendingCost
  }

  /// The numbers of CPUs.
  static let cpus = [1, 2, 4, 8, 16, 32, 64, 128, 256]
  /// The old way, the two that the thread calls slow, the clean way, what was shipped.
  private static let usual = [
    "subpages", "lock-every-caller", "synchronize-rcu", "find-get-head", "mask-hugetlb-split",
  ]

  /// The page, on which a proposal may be selected; its curve is shown then.
  init(
    proposals: [Proposal] = Catalogue.proposals, selecting id: String? = nil, _ simulations: any CostSimulations
  ) {
    self.proposals = proposals
    self.simulations = simulations
    signs = proposals.map { Self.usual.firstIndex(of: $0.id) }
    selected = proposals.firstIndex { $0.id == id ?? "lock-every-caller" } ?? 0
    if proposals.indices.contains(selected), signs[selected] == nil { toggle() }
    goOn()
  }

  // MARK: Choosing

  /// The proposal of the selected row; nil when there is none.
  var proposal: Proposal? { proposals.indices.contains(selected) ? proposals[selected] : nil }

  /// Whether the curve of a row is shown.
  func isShown(_ row: Int) -> Bool { signs.indices.contains(row) && signs[row] != nil }

  /// Selects a row further up or down, as far as there is one.
  mutating func move(by distance: Int) { selected = max(0, min(proposals.count - 1, selected + distance)) }

  /// Selects a row. Says whether it was selected before.
  mutating func select(_ row: Int) -> Bool {
    defer { selected = row }
    return selected == row
  }

  /// Adds the curve of the selected proposal, or removes it.
  mutating func toggle() {
    if signs[selected] != nil {
      signs[selected] = nil
    } else {
      signs[selected] = (0..<CurveChart.maximumCurves).first { !signs.contains($0) }
    }
  }

  /// Why the curve cannot be added; nil if it can, or if it is there.
  var obstacleToToggle: String? {
    guard proposals.indices.contains(selected), !isShown(selected) else { return nil }
    return signs.count { $0 != nil } < CurveChart.maximumCurves
      ? nil : "\(CurveChart.maximumCurves) curves are as many as can be told apart; remove one first"
  }

  /// Divides the axes the other way.
  mutating func changeScale() { scale = scale == .log ? .linear : .log }

  /// Changes what the CPUs do.
  mutating func turn(_ part: CostLoadChoice.Part, by direction: Int) { load.turn(part, by: direction) }
}
