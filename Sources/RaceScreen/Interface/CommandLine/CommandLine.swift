import RaceSession

/// The row in which commands are typed, with what the line may become beside it.
struct CommandLine: Cover {
  private(set) var editor = LineEditor()
  /// The lines typed before, the oldest first.
  private let history: [String]
  /// Which of them is shown; nil for a line of its own.
  private var recalled: Int?
  /// The line of its own while an earlier one is shown.
  private var draft = ""
  private(set) var completion: Completion

  /// Lines are no longer than this.
  private static let longest = 4_000

  init(history: [String], session: Session?) {
    self.history = history
    completion = Completion(of: "", session: session)
  }

  var context: KeyContext { .command }
  var isBar: Bool { true }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    switch command {
    case .recall(let direction) where history.isEmpty || direction > 0 && recalled == nil:
      return history.isEmpty ? "nothing was typed before" : "this is the line of now"
    case .complete where completion.lines.isEmpty: return "nothing known begins like that"
    default: return nil
    }
  }

  mutating func type(_ character: Character, over beneath: Interface) -> [CoverRequest]? {
    guard editor.text.utf8.count < Self.longest else { return [.say("a command is no longer")] }
    editor.insert(character)
    changed(beneath)
    return []
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    switch command {
    case .choose: return carriedOut(beneath)
    case .recall(let direction): recall(direction, beneath)
    case .complete(let direction):
      var next = completion
      editor = LineEditor(next.take(direction))
      // As long as lines are taken in turn, the possibilities stay those of what was typed.
      if next.taken != nil, next.lines.count > 1 { completion = next } else { changed(beneath) }
    case .erase(let direction):
      if editor.text.isEmpty { return [.close] }
      editor.erase(direction)
      changed(beneath)
    default: command.distance.map { editor.move(by: $0) }
    }
    return []
  }

  private mutating func changed(_ beneath: Interface) {
    completion = Completion(of: editor.text, session: beneath.run?.session)
  }

  private mutating func recall(_ direction: Int, _ beneath: Interface) {
    if recalled == nil { draft = editor.text }
    let next = (recalled ?? history.count) + direction
    recalled = next >= history.count ? nil : max(0, next)
    editor = LineEditor(recalled.map { history[$0] } ?? draft)
    changed(beneath)
  }

  private func carriedOut(_ beneath: Interface) -> [CoverRequest] {
    if editor.text.allSatisfy({ $0 == " " }) { return [.close] }
    do throws(CommandProblem) {
      let order = try CommandWord.order(
        for: editor.text, session: beneath.run?.session, cpu: beneath.run?.cpuAtHand ?? 0)
      return [.carryOut(order, typed: editor.text)]
    } catch {
      return [.say(error.sentence)]
    }
  }

  // MARK: Drawing

  func draw(in canvas: inout Canvas, over beneath: Interface) {
    canvas.fill()
    canvas.put(":", x: 0, y: 0, .muted)
    let end = editor.draw(in: &canvas, x: 1)
    canvas.region(Rect(x: end + 2, y: 0, width: max(0, canvas.width - end - 2), height: 1)) { drawWords(in: &$0) }
  }

  /// What the line may become, as far as there is room, the one that was taken among them; else what the command takes.
  private func drawWords(in canvas: inout Canvas) {
    let words = completion.words
    guard !words.isEmpty else {
      let (word, rest) = CommandWord.parts(of: editor.text)
      guard rest.isEmpty, let command = CommandWord.command(word) else { return }
      let text = command.operands.isEmpty ? command.explanation : "\(command.operands)   \(command.explanation)"
      canvas.put(text, x: 0, y: 0, .muted, width: canvas.width)
      return
    }
    var first = completion.taken ?? 0
    // The one that was taken stands behind its neighbours, so that one sees where one is.
    var room = canvas.width - CellWidth.of(words[first]) - 2
    while first > 0, room > CellWidth.of(words[first - 1]) + 2 {
      first -= 1
      room -= CellWidth.of(words[first]) + 2
    }
    var x = 0
    for index in first..<words.count {
      let isLast = index == words.count - 1
      guard x + CellWidth.of(words[index]) + (isLast ? 0 : 3) <= canvas.width || x == 0 else {
        canvas.put(String(Glyphs.cut), x: x, y: 0, .muted)
        break
      }
      let word = CellWidth.cut(words[index], to: max(0, canvas.width - x))
      x = canvas.put(word, x: x, y: 0, index == completion.taken ? .strong : .muted) + 2
    }
  }
}
