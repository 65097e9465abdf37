import RaceMachine

/// Reads one line of a script from left to right.
struct LineCursor {
  let line: Int
  private let characters: [Character]
  private(set) var position = 0
  /// Where the comment begins, or the line ends.
  private let end: Int

  init(_ text: String, line: Int) {
    self.line = line
    characters = Array(text)
    end = Self.commentStart(characters)
    skipBlanks()
  }

  /// A `#` begins a comment at the beginning of the line or after a blank, but not between quotes: `xas_reload#2`
  /// is no comment.
  private static func commentStart(_ characters: [Character]) -> Int {
    var quoted = false
    var escaped = false
    for (index, character) in characters.enumerated() {
      if escaped {
        escaped = false
      } else if quoted, character == "\\" {
        escaped = true
      } else if character == "\"" {
        quoted.toggle()
      } else if character == "#", !quoted, index == 0 || isBlank(characters[index - 1]) {
        return index
      }
    }
    return characters.count
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

  var isAtEnd: Bool { position >= end }
  var peek: Character? { position < end ? characters[position] : nil }

  /// Where the cursor stands.
  var here: Span { span(from: position, to: position + 1) }

  /// The line without blanks and comment around it.
  var wholeSpan: Span {
    let first = characters.firstIndex { !Self.isBlank($0) } ?? 0
    return span(from: first, to: trimmedEnd)
  }

  private var trimmedEnd: Int {
    var last = end
    while last > position, Self.isBlank(characters[last - 1]) { last -= 1 }
    return last
  }

  func span(from first: Int, to last: Int) -> Span {
    Span(line: line, column: first + 1, length: max(1, last - first))
  }

  private mutating func skipBlanks() {
    while position < end, Self.isBlank(characters[position]) { position += 1 }
  }

  /// The characters up to a blank, a quote or one of `stops`; nil when there are none.
  mutating func word(stops: Set<Character> = []) -> Spanned<String>? {
    let start = position
    while position < end, !Self.isBlank(characters[position]), characters[position] != "\"",
      !stops.contains(characters[position])
    {
      position += 1
    }
    guard position > start else { return nil }
    let word = Spanned(String(characters[start..<position]), span(from: start, to: position))
    skipBlanks()
    return word
  }

  /// Takes `text` if it stands here.
  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text)
    guard position + wanted.count <= end, Array(characters[position..<(position + wanted.count)]) == wanted else {
      return false
    }
    position += wanted.count
    skipBlanks()
    return true
  }

  /// What stands between quotes, with `\"` for a quote and `\\` for a backslash.
  mutating func string(_ what: String) throws(Complaint) -> Spanned<String> {
    guard peek == "\"" else { throw Complaint(here, "\(what) belongs here, between quotes") }
    let start = position
    var text = ""
    position += 1
    while position < end {
      let character = characters[position]
      position += 1
      switch character {
      case "\"":
        let span = span(from: start, to: position)
        if text.allSatisfy(Self.isBlank) { throw Complaint(span, "\(what) is empty") }
        skipBlanks()
        return Spanned(text, span)
      case "\\":
        guard let next = peek, next == "\"" || next == "\\" else {
          throw Complaint(span(from: position - 1, to: position), "after a backslash belongs a quote or a backslash")
        }
        text.append(next)
        position += 1
      default: text.append(character)
      }
    }
    throw Complaint(span(from: start, to: start + 1), "the closing quote is missing")
  }

  /// Everything up to the comment, without blanks at its end; nil when there is nothing.
  mutating func rest() -> Spanned<String>? {
    guard !isAtEnd else { return nil }
    let (start, last) = (position, trimmedEnd)
    position = end
    return Spanned(String(characters[start..<last]), span(from: start, to: last))
  }
}
