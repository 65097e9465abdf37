import DemoScript
import RaceScreen

/// A demo that was played at once, as text.
struct DemoReport {
  let demo: PlayableDemo
  /// The claim that did not hold, if any.
  let failure: Diagnostic?
  private let lines: [String]
  private let claimCount: Int
  private let milliseconds: Int

  /// Plays `demo`; `answers` are what is known about its questions.
  init(_ demo: PlayableDemo, answers: DemoAnswers) {
    self.demo = demo
    let player = DemoPlayer(demo, answers: answers)
    var lines: [String] = []
    var isNewStatement = true
    while true {
      let index = player.next
      guard player.advance() != nil else { break }
      if isNewStatement { lines += Self.words(demo, demo.statements[index].kind, player) }
      isNewStatement = player.isBetweenStatements
    }
    self.lines = lines
    failure = player.failure
    claimCount = player.claimCount
    milliseconds = player.elapsed
  }

  /// What a statement tells an audience.
  private static func words(_ demo: PlayableDemo, _ statement: PlayableDemo.Kind, _ player: DemoPlayer) -> [String] {
    switch statement {
    case .chapter(let number): ["", "\(number + 1). \(demo.chapters[number].title)"]
    case .say(let caption): [""] + caption.lines.map { "   \($0)" }
    case .note(let remark): ["   (\(remark))"]
    case .explore: [""] + (player.finding.map { ["   \($0)"] } ?? [])
    case .ask(let quiz):
      ["", "   \(quiz.question)"]
        + quiz.answers.enumerated().map { number, answer in
          "   \(number + 1). \(answer.text)\(number == quiz.right ? "  <- right" : "")"
            + (answer.reply.map { "\n      \($0)" } ?? "")
        }
    default: []
    }
  }

  /// Title, chapters and captions.
  var notes: String {
    let head = [demo.title, demo.summary].filter { !$0.isEmpty }
    return (head + (head.isEmpty ? Array(lines.drop(while: \.isEmpty)) : lines)).joined(separator: "\n")
  }

  /// One line on how it came out, if it came out well.
  var verdict: String {
    let claims = claimCount == 1 ? "1 claim holds" : "\(claimCount) claims hold"
    return "\(demo.source.name): \(claims), \(ReadyDemo.clock(milliseconds: milliseconds))"
  }
}
