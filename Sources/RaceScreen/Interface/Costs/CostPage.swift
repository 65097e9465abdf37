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
  /// The simulations that were begun, in the order in which they run.
  private(set) var begun: [Begun] = []

  /// A simulation of a point.
  struct Begun {
    let question: CostQuestion
    let pending: any PendingCost
  }

  /// The numbers of CPUs.
  static let cpus = [1, 2, 4, 8, 16, 32, 64, 128, 256]
  /// The same as they are simulated: the shape of the curve first.
  private static let order = [256, 1, 16, 64, 4, 128, 32, 8, 2]
  /// The old way, the two that the thread calls slow, the clean way, what was shipped.
  private static let usual = [
    "subpages", "lock-every-caller", "synchronize-rcu", "find-get-head", "mask-hugetlb-split",
  ]
  /// So many simulations are begun ahead, so that no thread waits for a look at the one before.
  private static let ahead = 8

  /// The page, on which a proposal may be selected; its curve is shown then.
  init(proposals: [Proposal] = Catalogue.proposals, selecting id: String? = nil) {
    self.proposals = proposals
    signs = proposals.map { Self.usual.firstIndex(of: $0.id) }
    selected = proposals.firstIndex { $0.id == id ?? "lock-every-caller" } ?? 0
    if proposals.indices.contains(selected), signs[selected] == nil { toggle() }
  }

  // MARK: Choosing

  /// The proposal of the selected row; nil when there is none.
  var proposal: Proposal? { proposals.indices.contains(selected) ? proposals[selected] : nil }

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
    guard proposals.indices.contains(selected), signs[selected] == nil else { return nil }
    return signs.count { $0 != nil } < CurveChart.maximumCurves
      ? nil : "\(CurveChart.maximumCurves) curves are as many as can be told apart; remove one first"
  }

  /// Divides the axes the other way.
  mutating func changeScale() { scale = scale == .log ? .linear : .log }

  /// Changes what the CPUs do.
  mutating func turn(_ part: CostLoadChoice.Part, by direction: Int) {
    load.turn(part, by: direction)
    dropOthers()
  }

  // MARK: Simulations

  /// What is asked about a proposal on so many CPUs.
  func question(_ row: Int, cpus: Int) -> CostQuestion { load.question(proposals[row].id, cpus: cpus) }

  /// The rows whose figures are wanted, the selected one first.
  private var rows: [Int] {
    guard proposals.indices.contains(selected) else { return [] }
    return [selected] + proposals.indices.filter { $0 != selected && signs[$0] != nil }
  }

  /// All points that are wanted, in the order in which they are simulated.
  var questions: [CostQuestion] {
    let rows = rows
    return Self.order.flatMap { cpus in rows.map { question($0, cpus: cpus) } }
  }

  /// How many of them have no answer yet.
  func missing(_ answers: [CostQuestion: CostAnswer]) -> Int { questions.count { answers[$0] == nil } }

  /// Whether anything is under way.
  var isRunning: Bool { !begun.isEmpty }

  /// Begins the next simulations, as long as there are points without an answer.
  mutating func begin(_ simulations: any CostSimulations, _ answers: [CostQuestion: CostAnswer]) {
    for question in questions where begun.count < Self.ahead {
      guard answers[question] == nil, !begun.contains(where: { $0.question == question }) else { continue }
      begun.append(Begun(question: question, pending: simulations.begin(question)))
    }
  }

  /// Hands out the answers that have come.
  mutating func takeAnswers() -> [(question: CostQuestion, answer: CostAnswer)] {
    let taken = begun.compactMap { begun in begun.pending.answer.map { (begun.question, $0) } }
    begun.removeAll { $0.pending.answer != nil }
    return taken
  }

  /// Ends the simulations of points that nobody wants any more.
  mutating func dropOthers() {
    let wanted = Set(questions)
    for other in begun where !wanted.contains(other.question) { other.pending.cancel() }
    begun.removeAll { !wanted.contains($0.question) }
  }

  /// Ends all simulations.
  mutating func stop() {
    for begun in begun { begun.pending.cancel() }
    begun = []
  }
}
