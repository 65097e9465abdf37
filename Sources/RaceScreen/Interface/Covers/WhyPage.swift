import RaceExplorer
import RaceMachine
import RaceSession

/// Why a run breaks, sentence by sentence, and how to see it elsewhere: a page of its own that scrolls.
struct WhyPage: TextCover, Hashable, Sendable {
  /// What breaks where.
  let title: String
  /// What happened, in order; the last sentence says what breaks.
  let sentences: [String]
  /// The command that opens the run anywhere.
  let command: String
  var top = 0

  /// The explanation of the run of `schedule`.
  init(_ choice: KernelChoice, _ schedule: Schedule, _ sentences: [String]) {
    title = "why \(choice.scenario) under \(choice.proposal) breaks"
    self.sentences = sentences
    command = choice.command(running: schedule)
  }

  var context: KeyContext { .why }
  var toggle: Command { .why }
  var fits: String { "all of it is shown" }

  func lines(width: Int) -> [StyledText] {
    let measure = min(width, 92)
    var lines: [StyledText] = []
    for (index, sentence) in sentences.enumerated() {
      let style: Style = index == sentences.count - 1 ? .strong : .text
      lines += CellWidth.wrap(sentence, width: measure).map { StyledText(sentence: $0, style) } + [StyledText()]
    }
    return lines + CellWidth.wrap(command, width: measure).map { StyledText($0, .muted) }
  }

  func draw(_ line: StyledText, at y: Int, in region: inout Canvas) {
    region.put(line, x: 0, y: y, width: region.width)
  }
}
