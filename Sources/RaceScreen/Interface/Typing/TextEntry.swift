/// A line at the bottom of the screen in which a person types.
struct TextEntry: Hashable, Sendable {
  /// What becomes of the text.
  enum Purpose: Hashable, Sendable {
    /// It is said: one or two lines of a caption.
    case caption
    /// It names a chapter.
    case chapter
    /// The next step that matches it is wanted.
    case search
    /// A list shows only what matches it.
    case filter
  }

  let purpose: Purpose
  private var editor: LineEditor

  /// - Parameter text: what stands there already, with the cursor behind it.
  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    editor = LineEditor(text)
  }

  /// A caption has at most so many lines of so many cells, which fit the smallest screen.
  private static let captionSize = (lines: 2, width: 70)
  /// Marks take no cells, but a line of a script has only so many bytes.
  private static let byteLimit = 400
  /// A chapter's name, and what is looked for, have at most so many cells.
  private static let chapterWidth = 40

  var text: String { editor.text }
  /// Before which character the next one is put.
  var cursor: Int { editor.cursor }

  /// The lines of a script that it makes, of a caption with two sentences one for each; none while it is empty.
  var lines: [String] {
    let width = purpose == .caption ? Self.captionSize.width : Self.chapterWidth
    let sentences = Self.sentences(text)
    let fits = sentences.count == 2 && sentences.allSatisfy { CellWidth.of($0) <= width }
    return (purpose == .caption && fits ? sentences : CellWidth.wrap(text, width: width)).filter { !$0.isEmpty }
  }

  /// The text in two parts, the first of which ends a sentence; else as one.
  private static func sentences(_ text: String) -> [String] {
    guard let end = text.ranges(of: ". ").first ?? text.ranges(of: "? ").first else { return [text] }
    return [String(text[..<end.upperBound].dropLast()), String(text[end.upperBound...].drop { $0 == " " })]
  }

  private var limit: Int { purpose == .caption ? Self.captionSize.lines : 1 }

  /// Puts a character before the cursor. Says why it cannot be; nil when it is there.
  mutating func insert(_ character: Character) -> String? {
    var longer = self
    longer.editor.insert(character)
    guard longer.lines.count <= limit, longer.text.utf8.count <= Self.byteLimit else {
      switch purpose {
      case .caption: return "a caption has two lines; Enter keeps this one"
      case .chapter: return "a chapter's name is no longer"
      case .search, .filter: return "what is looked for is no longer"
      }
    }
    self = longer
    return nil
  }

  /// Moves the cursor, as far as there is text.
  mutating func move(by distance: Int) { editor.move(by: distance) }

  /// Erases the character before the cursor (-1) or at it (1).
  mutating func erase(_ direction: Int) { editor.erase(direction) }

  // MARK: Drawing

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    editor.draw(in: &canvas, x: canvas.put(lead, x: 0, y: 0, .muted) + 2)
  }

  private var lead: String {
    switch purpose {
    case .caption: "say"
    case .chapter: "chapter"
    case .search: "search"
    case .filter: "filter"
    }
  }
}
