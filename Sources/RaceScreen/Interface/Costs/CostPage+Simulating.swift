import RaceCost

/// The points of the curves, simulated one after the other.
extension CostPage {
  /// The numbers of CPUs in the order in which they are simulated: the shape of the curve first.
  private static let order = [256, 1, 16, 64, 4, 128, 32, 8, 2]
  /// So many simulations are begun ahead, so that no thread waits for a look at the one before.
  private static let ahead = 8

  /// What is asked about a proposal on so many CPUs.
  func question(_ row: Int, cpus: Int) -> CostQuestion { load.question(proposals[row].id, cpus: cpus) }

  /// The rows whose figures are wanted, the selected one first.
  private var rows: [Int] {
    guard proposals.indices.contains(selected) else { return [] }
    return [selected] + proposals.indices.filter { $0 != selected && isShown($0) }
  }

  /// All points that are wanted, in the order in which they are simulated.
  var questions: [CostQuestion] {
    let rows = rows
    return Self.order.flatMap { cpus in rows.map { question($0, cpus: cpus) } }
  }

  /// How many of them have no answer yet.
  var missing: Int { questions.count { answers[$0] == nil } }

  /// Whether anything is under way.
  var isRunning: Bool { !begun.isEmpty }

  /// Takes the answers that have come, and begins the next simulations, as long as there are points without an answer.
  mutating func goOn() {
    dropOthers()
    for begun in begun { answers[begun.question] = begun.pending.answer }
    begun.removeAll { $0.pending.answer != nil }
    for question in questions where begun.count < Self.ahead {
      guard answers[question] == nil, !begun.contains(where: { $0.question == question }) else { continue }
      let pending = simulations.begin(question)
      if let answer = pending.answer {
        answers[question] = answer
      } else {
        begun.append(Begun(question: question, pending: pending))
      }
    }
  }

  /// Ends the simulations of points that nobody wants any more.
  private mutating func dropOthers() {
    let wanted = Set(questions)
    for other in begun where !wanted.contains(other.question) { other.pending.cancel() }
    begun.removeAll { !wanted.contains($0.question) }
  }

  /// Ends all simulations.
  func cancelAll() { for begun in begun { begun.pending.cancel() } }
}
