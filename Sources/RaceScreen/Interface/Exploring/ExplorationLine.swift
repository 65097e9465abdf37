import RaceExplorer

/// One row on what is known about all interleavings of a run's pair: how far the search is, which of its
/// counterexamples the run is, or its verdict.
struct ExplorationLine {
  /// The check that is under way.
  let check: PendingCheck?
  /// What is known.
  let answer: Answer?
  /// The counterexample that the run is; an index into the answer's examples.
  let shown: Int?

  func draw(in canvas: inout Canvas) { canvas.put(fitting: parts) }

  /// What to say, the most important first.
  private var parts: [StyledText] {
    if let check {
      let watch = check.exploration.watch
      let work = StyledText("\(check.isStopping ? "stopping" : "exploring") \(Glyphs.folded)", .strong)
      let aim = check.wantsExample ? "then to the counterexample" : ""
      return [work, StyledText(VerdictWords.progress(watch)), StyledText(aim, .muted)]
    }
    guard let answer, let report = answer.report else { return [] }
    let examples = answer.examples
    if let shown, examples.indices.contains(shown) {
      return counterexample(examples[shown], number: shown + 1, of: examples.count)
    }
    var parts = [StyledText("every interleaving", .muted), VerdictBadge(answer).text]
    if let first = examples.first {
      parts.append(StyledText("from \(VerdictWords.counted(first.run.steps, "step")) on"))
    }
    if let probability = report.hitProbability, report.judgement == .broken {
      parts.append(StyledText("hit by chance ", .muted) + StyledText(VerdictWords.probability(probability)))
    }
    if let stop = VerdictWords.stop(report) { parts.append(StyledText(stop.lowercased(), .muted)) }
    return parts + VerdictWords.counts(report).map { StyledText($0, .muted) }
  }

  private func counterexample(_ example: Example, number: Int, of count: Int) -> [StyledText] {
    let merit = example.merit == .shortest ? "shortest" : "fewest switches"
    let steps = VerdictWords.counted(example.run.steps, "step")
    let switches = VerdictWords.counted(example.run.switches, "switch", "switches")
    var parts = [
      StyledText("counterexample ", .muted) + StyledText("\(number)") + StyledText(" of \(count)", .muted),
      StyledText("\(Glyphs.wrong) \(example.violation.words)", .wrongText),
    ]
    if !example.run.schedule.loop.isEmpty {
      parts.append(StyledText("from step \(example.run.schedule.stepCount + 1) on round for ever"))
    }
    return parts + [StyledText(merit, .muted), StyledText("\(steps), \(switches)", .muted)]
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
