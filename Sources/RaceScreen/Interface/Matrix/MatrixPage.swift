import PageCacheModel
import RaceExplorer

/// The page of all pairs: a row a scenario, a column a proposal, filled in while their checks run.
struct MatrixPage {
  let scenarios: [Scenario]
  let proposals: [Proposal]
  /// What is asked about each pair, row by row.
  let questions: [[Question]]
  /// The row of the selected cell.
  private(set) var row = 0
  /// The column of the selected cell.
  private(set) var column = 0
  /// The checks that were begun, in the order in which they run.
  private(set) var begun: [Begun] = []
  /// Whether a person wants no more checks.
  private(set) var isStopped = false
  /// The runs from which the matrix was opened, the latest last.
  var beneath: [RunPage] = []

  /// A check of a cell.
  struct Begun {
    let question: Question
    let exploration: any Exploration
  }

  /// So many checks are begun ahead, so that none waits for a look at the one before.
  private static let ahead = 8

  init(scenarios: [Scenario] = Catalogue.scenarios, proposals: [Proposal] = Catalogue.proposals) {
    self.scenarios = scenarios
    self.proposals = proposals
    questions = scenarios.map { scenario in proposals.map { Question(scenario, under: $0) } }
  }

  // MARK: The selected cell

  /// The question of the selected cell; nil in an empty matrix.
  var selected: Question? {
    questions.indices.contains(row) && questions[row].indices.contains(column) ? questions[row][column] : nil
  }

  /// Selects a cell above or below, as far as there is one.
  mutating func move(by distance: Int) { row = max(0, min(scenarios.count - 1, row + distance)) }

  /// Selects a cell to the left or right, as far as there is one.
  mutating func moveColumn(by distance: Int) { column = max(0, min(proposals.count - 1, column + distance)) }

  /// Selects the cell of a pair, if there is one.
  mutating func select(scenario: String, proposal: String) {
    row = scenarios.firstIndex { $0.id == scenario } ?? row
    column = proposals.firstIndex { $0.id == proposal } ?? column
  }

  /// Selects the cell at a place of a screen of that size. Says whether it was selected before.
  mutating func select(at position: Position, width: Int, height: Int) -> Bool {
    let layout = MatrixLayout(self, width: width, height: height)
    guard let cell = layout.cell(at: position, selectedRow: row) else { return false }
    defer { (row, column) = cell }
    return cell == (row, column)
  }

  // MARK: Checks

  /// Whether checks are under way.
  var isRunning: Bool { !begun.isEmpty }
  /// The check that runs now, as far as anybody knows.
  var current: Begun? { begun.first { $0.exploration.answer == nil } }

  /// Begins the next checks, as long as there are pairs without an answer.
  mutating func begin(_ explorations: any Explorations, _ answers: [Question: Answer]) {
    guard !isStopped else { return }
    for question in questions.joined() where begun.count < Self.ahead {
      guard answers[question]?.isFinal != true, !begun.contains(where: { $0.question == question }) else { continue }
      begun.append(Begun(question: question, exploration: explorations.begin(question, in: .matrix)))
    }
  }

  /// Hands out the answers that have come.
  mutating func takeAnswers() -> [(question: Question, answer: Answer)] {
    let taken = begun.compactMap { check in check.exploration.answer.map { (check.question, $0) } }
    begun.removeAll { $0.exploration.answer != nil }
    return taken
  }

  /// Ends all checks; nobody waits for what they know.
  mutating func stop() {
    for check in begun { check.exploration.watch.cancel() }
    begun = []
    isStopped = true
  }

  /// Lets checks begin again.
  mutating func goOn() { isStopped = false }

  /// How many pairs have no answer yet.
  func missing(_ answers: [Question: Answer]) -> Int { questions.joined().count { answers[$0]?.isFinal != true } }
}
