/// Questions to the audience.
extension Checker {
  /// The question in `statement` with the answers of the lines that follow; complains if they make no quiz.
  mutating func quiz(_ statement: Statement, _ question: String, _ lines: ArraySlice<Statement>) -> Quiz? {
    var answers: [Quiz.Answer] = []
    var right: [Int] = []
    for case .answer(let text, let reply, let isRight) in lines.map(\.kind) {
      if isRight { right.append(answers.count) }
      answers.append(Quiz.Answer(text: text, reply: reply))
    }
    // An answer that could not be read has been complained about.
    let first = statement.span.line
    if (first...first + answers.count + 1).contains(where: unreadable.contains) { return nil }
    guard Quiz.answerCount.contains(answers.count) else {
      complaints.append(
        Complaint(
          statement.span, "a question has two or three answers below it, lines that begin with 'right' or 'wrong'"))
      return nil
    }
    guard right.count == 1 else {
      let what = right.isEmpty ? "none of the answers is right" : "\(right.count) answers are right"
      complaints.append(Complaint(statement.span, "\(what); one of them begins with 'right', the others with 'wrong'"))
      return nil
    }
    return Quiz(question: question, answers: answers, right: right[0])
  }
}

extension Statement {
  /// Whether it is an answer to a question above.
  var isAnswer: Bool { if case .answer = kind { true } else { false } }
}
