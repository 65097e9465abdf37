import RaceExplorer
import RaceMachine
import RaceSession

/// Why a run breaks, sentence by sentence, and how to see it elsewhere: a page of its own that scrolls.
struct WhyPage: Hashable, Sendable {
  /// What breaks where.
  let title: String
  /// What happened, in order; the last sentence says what breaks.
  let sentences: [String]
  /// The command that opens the run anywhere.
  let command: String
  /// The first visible line.
  private(set) var top = 0

  /// The explanation of the run of `schedule`.
  init(_ choice: KernelChoice, _ schedule: Schedule, _ sentences: [String]) {
    title = "why \(choice.scenario) under \(choice.proposal) breaks"
    self.sentences = sentences
    let settings = choice.settings.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    command =
      "pagerace run \(choice.scenario) --proposal \(choice.proposal)"
      + (settings.isEmpty ? "" : " --set \(settings)") + " --schedule '\(schedule)'"
  }

  private func lines(width: Int) -> [StyledText] {
    let measure = min(width, 92)
    var lines: [StyledText] = []
    for (index, sentence) in sentences.enumerated() {
      let style: Style = index == sentences.count - 1 ? .strong : .text
      lines += CellWidth.wrap(sentence, width: measure).map { StyledText(sentence: $0, style) } + [StyledText()]
    }
    return lines + CellWidth.wrap(command, width: measure).map { StyledText($0, .muted) }
  }

  /// Whether not all lines fit.
  func isScrollable(width: Int, height: Int) -> Bool {
    let room = PageFrame(width: width, height: height).scrollRoom
    return lines(width: room.width).count > room.height
  }

  /// Scrolls, as far as there is more.
  mutating func scroll(by distance: Int, width: Int, height: Int) {
    let room = PageFrame(width: width, height: height).scrollRoom
    let count = lines(width: room.width).count
    top = max(0, min(count - room.height, top + max(-count, min(count, distance))))
  }

  func draw(in canvas: inout Canvas) {
    let frame = PageFrame(width: canvas.width, height: canvas.height)
    canvas.region(frame.title) { $0.heading(title, y: 0) }
    let room = frame.scrollRoom
    let lines = lines(width: room.width)
    // The screen may have grown since.
    let first = max(0, min(top, lines.count - room.height))
    canvas.region(room) { region in
      for (y, line) in lines.dropFirst(first).prefix(room.height).enumerated() {
        region.put(line, x: 0, y: y, width: region.width)
      }
    }
    canvas.drawScrollMarks(room, isMoreAbove: first > 0, isMoreBelow: first + room.height < lines.count)
  }
}
