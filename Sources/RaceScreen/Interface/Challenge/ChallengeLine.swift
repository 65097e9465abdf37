import RaceExplorer

/// One row on how a challenge stands: the count of the run as it stands, what has failed, and the best results.
struct ChallengeLine {
  /// The number of the level, from 0; nil for a pair that is none.
  let level: Int?
  /// The run as it stands.
  let score: ChallengeScore
  /// What has failed in it.
  let failure: ChallengeFailure?
  /// Whether it is the explorer's run and not the person's.
  let isShown: Bool
  /// Whether nobody can go on.
  let isOver: Bool
  /// The person's best.
  let best: ChallengeScore?
  /// What the explorer knows about the pair.
  let answer: Answer?

  /// Whether no schedule breaks the pair.
  private var isSafe: Bool { answer?.report?.judgement == .safe }

  func draw(in canvas: inout Canvas) { canvas.put(fitting: parts) }

  /// What to say, the most important first.
  private var parts: [StyledText] {
    let of = level.map { " \($0 + 1) of \(ChallengeLevel.all.count)" } ?? ""
    var parts = [StyledText("challenge", .strong) + StyledText(of, .muted)]
    if isSafe, failure == nil {
      parts.append(StyledText("\(Glyphs.safe) no schedule breaks this: every interleaving was explored", .strong))
      return parts + [StyledText("! offers pairs that break", .muted)]
    }
    guard let failure else { return parts + unbroken }
    if isShown {
      parts.append(StyledText("the best possible: \(failure.score.words)", .strong))
      return parts + [StyledText("r: try it yourself", .muted), StyledText(failure.violation.words, .muted)]
    }
    parts.append(StyledText("\(Glyphs.wrong) broken with \(failure.score.words)", .wrongText))
    parts += possible(beside: failure.score)
    if let best, best < failure.score { parts.append(StyledText("your best ", .muted) + StyledText(best.short)) }
    return parts + [StyledText("r again", .muted), StyledText(failure.violation.words, .muted)]
  }

  private var unbroken: [StyledText] {
    let count = StyledText(score.words, .strong)
    var parts = [isOver ? count + StyledText(", ended well: go back, or r again") : count]
    if let best { parts.append(StyledText("your best ", .muted) + StyledText(best.short)) }
    return parts + [StyledText("let it break with few switches", .muted)]
  }

  private func possible(beside score: ChallengeScore) -> [StyledText] {
    guard let answer, answer.isFinal else { return [StyledText("seeking the best", .muted)] }
    guard let possible = answer.bestScore else { return [StyledText("no better run is known", .muted)] }
    if score <= possible { return [StyledText("nobody does better")] }
    return [StyledText("possible ", .muted) + StyledText(possible.short), StyledText("x shows it", .muted)]
  }
}
