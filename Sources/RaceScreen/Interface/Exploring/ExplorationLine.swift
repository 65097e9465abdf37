import RaceExplorer

/// One row on what is known about all interleavings of a run's pair: how far the search is, or its verdict.
struct ExplorationLine {
  /// The check that is under way.
  let check: PendingCheck?
  /// What is known.
  let answer: Answer?

  func draw(in canvas: inout Canvas) {
    let gap = canvas.width >= 100 ? 3 : 2
    var line = StyledText()
    for part in parts {
      let longer = StyledText.joined([line, part], gap: gap)
      guard line.isEmpty || longer.width <= canvas.width else { break }
      line = longer
    }
    canvas.put(line, x: 0, y: 0, width: canvas.width)
  }

  /// What to say, the most important first.
  private var parts: [StyledText] {
    if let check {
      let watch = check.exploration.watch
      let work = StyledText("\(check.isStopping ? "stopping" : "exploring") \(Glyphs.folded)", .strong)
      let aim = check.wantsExample ? "then to the counterexample" : ""
      return [work, StyledText(VerdictWords.progress(watch)), StyledText(aim, .muted)]
    }
    guard let answer, let report = answer.report else { return [] }
    var parts = [StyledText("every interleaving", .muted), VerdictBadge(answer).text]
    if let first = answer.examples.first {
      parts.append(StyledText("from \(VerdictWords.counted(first.run.steps, "step")) on"))
    }
    if let probability = report.hitProbability, report.judgement == .broken {
      parts.append(StyledText("hit by chance ", .muted) + StyledText(VerdictWords.probability(probability)))
    }
    if let stop = VerdictWords.stop(report) { parts.append(StyledText(stop.lowercased(), .muted)) }
    return parts + VerdictWords.counts(report).map { StyledText($0, .muted) }
  }
}

/// The verdict as a sign and a word.
struct VerdictBadge: Hashable {
  let sign: Character
  let word: String
  /// The style of the sign and the word.
  let style: Style

  init(_ answer: Answer) {
    switch answer.report?.judgement {
    case .safe: (sign, word, style) = (Glyphs.safe, "safe", .strong)
    case .broken: (sign, word, style) = (Glyphs.wrong, "broken", .wrongText)
    case .unknown: (sign, word, style) = ("?", "unknown", .strong)
    case nil: (sign, word, style) = ("/", "not applicable", .muted)
    }
  }

  var text: StyledText { StyledText("\(sign) \(word)", style) }
}
