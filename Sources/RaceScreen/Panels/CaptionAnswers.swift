/// The answers to a question: a row each, or two in a row where there is little room.
struct CaptionAnswers {
  private let answers: [Caption.Answer]

  init(_ answers: [Caption.Answer]) { self.answers = answers }

  func rows(width: Int, room: Int) -> [StyledText] {
    let texts = answers.enumerated().map { number, answer in text(number, answer) }
    guard texts.count > room else { return texts }
    let half = (width - 2) / 2
    return stride(from: 0, to: texts.count, by: 2).map { first in
      guard first + 1 < texts.count else { return texts[first] }
      let left = texts[first].cut(to: half)
      return left + StyledText(String(repeating: " ", count: half + 2 - left.width)) + texts[first + 1].cut(to: half)
    }
  }

  /// The key, what the answer says, and once it is told, whether it is right and was picked.
  private func text(_ number: Int, _ answer: Caption.Answer) -> StyledText {
    let key = StyledText("\(number + 1)  ", .key)
    guard let isRight = answer.isRight else { return key + StyledText(answer.text) }
    if isRight { return StyledText("\(Glyphs.safe)  \(answer.text)", .strong) }
    return answer.isPicked
      ? StyledText("\(Glyphs.wrong)  \(answer.text)", .wrongText) : StyledText("   \(answer.text)", .muted)
  }
}
