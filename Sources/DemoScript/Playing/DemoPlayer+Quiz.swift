extension DemoPlayer {
  /// Whether the audience is asked and has not been told the answer.
  public var isAsking: Bool { if case .answer = movement { true } else { false } }

  /// The audience picks an answer, from 0, or wants to be told, for nil; the next beat says what is right. Nothing
  /// happens when nobody asks, or there is no such answer.
  public func pick(_ answer: Int?) {
    guard case .answer(let quiz) = movement, answer.map(quiz.answers.indices.contains) ?? true else { return }
    picks[next] = answer
  }

  /// Shows the right answer beside the one that was picked; who picks none is told the right one.
  func reveal(_ quiz: Quiz) -> Int {
    let picked = picks[next] ?? quiz.right
    show(picked: picked)
    return DemoClock.duration(ofWords: quiz.answers[picked].reply ?? quiz.answers[quiz.right].text)
  }
}
