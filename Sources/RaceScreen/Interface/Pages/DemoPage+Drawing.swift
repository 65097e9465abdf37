import DemoScript

extension DemoPage {
  func draw(in canvas: inout Canvas) {
    var options = MainScreenOptions()
    options.playing = isPlaying ? "" : "paused"
    options.caption = caption
    options.isLarge = isLarge
    for mark in player.marks {
      switch mark {
      case .word(let address): options.highlights.insert(address)
      case .variable(let cpu, let function, let name, let value, let text):
        options.variables.append(
          HighlightedVariable(cpu: cpu, function: function, name: name, value: value, text: text))
      }
    }
    let screen = MainScreen(session: player.session, options: options)
    screen.draw(in: &canvas)
    if let costs = player.costs {
      let story = CostStory(costs: costs, player: player, title: player.demo.title)
      canvas.region(screen.stage(width: canvas.width, height: canvas.height)) { story.draw(in: &$0) }
    }
  }

  private var caption: Caption {
    var caption = Caption(
      sentences, title: player.demo.title,
      chapters: player.demo.chapters.map(\.title), chapter: player.chapter ?? 0, progress: progress)
    // A reply need not name the CPUs of its question again.
    caption.cpus =
      DemoScript.Caption(sentences + [player.quiz?.question ?? ""] + (player.caption?.lines ?? [])).cpus
    caption.verdict = player.report.map { VerdictWords(answer: Answer($0, sentences: [])).text }
    caption.remark = showsNotes ? player.remark : nil
    guard let quiz = player.quiz else { return caption }
    caption.answers = quiz.answers.enumerated().map { number, answer in
      Caption.Answer(
        text: answer.text, isRight: player.picked.map { _ in number == quiz.right }, isPicked: number == player.picked)
    }
    return caption
  }

  /// What is said; of a question that was answered, the reply.
  private var sentences: [String] {
    guard let quiz = player.quiz else { return player.caption?.lines ?? [] }
    return [player.picked.flatMap { quiz.answers[$0].reply } ?? quiz.question]
  }

  /// How much of the chapter has been played, from 0 to 1.
  private var progress: Double {
    guard let chapter = player.chapter, timeline.chapters.indices.contains(chapter) else { return 0 }
    let start = timeline.chapters[chapter]
    let next = chapter + 1
    let end = next < timeline.chapters.count ? timeline.chapters[next] : timeline.outcome.milliseconds
    return end > start ? max(0, min(1, Double(elapsed - start) / Double(end - start))) : 1
  }

  /// What stands at the right of the footer: the time, and the speed if there is room or it is unusual.
  func clock(width: Int, showsSpeed: Bool) -> StyledText {
    let time = [elapsed, timeline.outcome.milliseconds].map(ReadyDemo.clock).joined(separator: " of ")
    if !showsSpeed || width < 98 && speed == .normal { return StyledText(time, .muted) }
    return StyledText(time + "   speed ", .muted) + StyledText(speed.text)
  }
}
