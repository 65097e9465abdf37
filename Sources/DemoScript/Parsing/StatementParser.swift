import PageCacheModel
import RaceMachine
import RaceSession

/// Reads one statement.
struct StatementParser {
  private var cursor: LineCursor

  /// The statement in `text`; nil when the line is empty or only a comment.
  static func statement(in text: String, line: Int) throws(Complaint) -> Statement? {
    var parser = StatementParser(cursor: LineCursor(text, line: line))
    guard !parser.cursor.isAtEnd else { return nil }
    let span = parser.cursor.wholeSpan
    let kind = try parser.kind()
    guard parser.cursor.isAtEnd else {
      throw Complaint(parser.cursor.here, "the statement is complete before this")
    }
    return Statement(kind: kind, span: span)
  }

  private init(cursor: LineCursor) { self.cursor = cursor }

  private mutating func kind() throws(Complaint) -> Statement.Kind {
    guard let keyword = cursor.word() else {
      throw Complaint(cursor.here, "a statement begins with a word, as in 'say \"CPU 1 deletes the page.\"'")
    }
    switch keyword.value {
    case "title": return .title(try cursor.string("the title").value)
    case "summary": return .summary(try cursor.string("the summary").value)
    case "scenario": return try scenario()
    case "page": return .page(try cursor.page())
    case "cpu": return .cpu(try cursor.cpu(), try cursor.call())
    case "proposal": return .proposal(try id("the id of a proposal", "page-index"))
    case "geometry":
      return .set([
        Statement.Setting(
          name: Spanned("geometry", keyword.span), value: try id("the name of a geometry", "teaching"))
      ])
    case "set": return .set(try cursor.settings())
    case "memory-model": return try memoryModel()
    case "chapter": return .chapter(try cursor.string("the name of the chapter").value)
    case "say": return try say()
    case "highlight": return try highlight()
    case "pause": return .pause(try cursor.duration())
    case "note": return .note(try cursor.string("the remark").value)
    case "ask": return .ask(try cursor.string("the question").value)
    case "right", "wrong": return try answer(isRight: keyword.value == "right")
    case "step": return try step()
    case "schedule": return try schedule()
    case "back": return .back(try back())
    case "goto": return .goTo(try cursor.number("the number of a step", in: 0...Self.maximumCount).value)
    case "restart": return .restart
    case "counterexample": return try cursor.counterexample()
    case "expect": return .expect(try cursor.claim())
    case "explore": return try cursor.exploration()
    case "cost": return try cursor.costs()
    default: throw unknown(keyword)
    }
  }

  /// What the header of a screen has room for.
  private static let longestName = 40
  private static let maximumCount = 1_000_000_000

  private func unknown(_ keyword: Spanned<String>) -> Complaint {
    let keywords = LanguagePart.statements.map(\.keyword)
    return Complaint(
      keyword.span, "there is no statement '\(keyword.value.shortened)'",
      suggesting: Spelling.closest(to: keyword.value, among: keywords))
  }

  // MARK: Set-up

  private mutating func id(_ what: String, _ example: String) throws(Complaint) -> Spanned<String> {
    guard let word = cursor.word() else { throw Complaint(cursor.here, "\(what) belongs here, such as \(example)") }
    return word
  }

  private mutating func scenario() throws(Complaint) -> Statement.Kind {
    if cursor.peek == "\"" { return try ownScenario() }
    let id = try id("the id of a scenario", "swap-delete-thp")
    return .scenario(id, cursor.isAtEnd ? [] : try cursor.settings())
  }

  private mutating func ownScenario() throws(Complaint) -> Statement.Kind {
    let name = try cursor.string("the name of the scenario")
    guard name.value.count <= Self.longestName else {
      throw Complaint(name.span, "the name of a scenario has at most \(Self.longestName) characters")
    }
    return .ownScenario(name)
  }

  private mutating func memoryModel() throws(Complaint) -> Statement.Kind {
    let word = try id("the name of a memory model", "sc")
    switch word.value {
    case "sc": return .memoryModel(word)
    case "tso", "weak": throw Complaint(word.span, "the memory model '\(word.value)' is not available yet")
    default: throw Complaint(word.span, "there is no memory model '\(word.value.shortened)'", notes: ["known: sc"])
    }
  }

  // MARK: Story

  private mutating func say() throws(Complaint) -> Statement.Kind {
    var lines = [try cursor.string("the caption").value]
    if !cursor.isAtEnd { lines.append(try cursor.string("the second sentence").value) }
    if cursor.peek == "\"" { throw Complaint(cursor.here, "a caption has at most two sentences") }
    return .say(lines)
  }

  private mutating func answer(isRight: Bool) throws(Complaint) -> Statement.Kind {
    let text = try cursor.string("the answer").value
    let reply = cursor.isAtEnd ? nil : try cursor.string("what is said to who picks it").value
    return .answer(text, reply: reply, isRight: isRight)
  }

  private mutating func highlight() throws(Complaint) -> Statement.Kind {
    var names = [try cursor.name()]
    if names[0].value == .word("none"), cursor.isAtEnd { return .highlight([]) }
    while cursor.take(",") { names.append(try cursor.name()) }
    return .highlight(names)
  }

  // MARK: Movement

  private mutating func step() throws(Complaint) -> Statement.Kind {
    let cpu = try cursor.cpu()
    if cursor.isAtEnd { return .step(cpu: cpu, .steps(1)) }
    if cursor.peek?.isNumber == true {
      return .step(cpu: cpu, .steps(try cursor.number("how many steps", in: 1...Self.maximumCount).value))
    }
    guard let word = cursor.word() else {
      throw Complaint(cursor.here, "here belongs a number of steps, 'until' and a place, or 'to-end'")
    }
    switch word.value {
    case "to-end": return .step(cpu: cpu, .toEnd)
    case "until": return .step(cpu: cpu, .until(try place()))
    default:
      throw Complaint(
        word.span, "here belongs a number of steps, 'until' and a place, or 'to-end'",
        suggesting: Spelling.closest(to: word.value, among: ["until", "to-end"]))
    }
  }

  private mutating func back() throws(Complaint) -> Int {
    cursor.isAtEnd ? 1 : try cursor.number("how many steps back", in: 1...Self.maximumCount).value
  }

  private mutating func place() throws(Complaint) -> Spanned<ProgramPlace> {
    guard let text = cursor.peek == "\"" ? try cursor.string("a place") : cursor.rest() else {
      throw Complaint(cursor.here, "a place belongs here, as in 'until xas_reload'")
    }
    do { return Spanned(try ProgramPlace(parsing: text.value), text.span) } catch {
      throw Complaint(text.span, error.message, suggesting: error.suggestion)
    }
  }

  private mutating func schedule() throws(Complaint) -> Statement.Kind {
    guard let text = cursor.peek == "\"" ? try cursor.string("a schedule") : cursor.rest() else {
      throw Complaint(cursor.here, "a schedule belongs here, as in 'schedule 0*4 1*9'")
    }
    do { return .schedule(Spanned(try Schedule(parsing: text.value), text.span)) } catch {
      throw Complaint(text.span(ofByte: error.column), error.message)
    }
  }
}

extension Spanned<String> {
  /// The place of a byte of the text, from 1, if the text stands in the script as it is.
  fileprivate func span(ofByte byte: Int) -> Span {
    let before = String(decoding: value.utf8.prefix(byte - 1), as: UTF8.self).count
    return Span(line: span.line, column: span.column + before)
  }
}

extension String {
  /// At most 40 characters, for messages.
  var shortened: String { count > 40 ? prefix(40) + "…" : self }
}
