/// A line at the bottom of the screen in which a person types.
struct TextEntry: Hashable, Sendable {
  /// What becomes of the text.
  enum Purpose: Hashable, Sendable {
    /// It is said: one or two lines of a caption.
    case caption
    /// It names a chapter.
    case chapter
    /// It filters what is listed.
    case filter
  }

  let purpose: Purpose
  private var characters: [Character] = []
  /// Before which character the next one is put.
  private(set) var cursor = 0

  /// - Parameter text: what stands there already, with the cursor behind it.
  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    characters = Array(text)
    cursor = characters.count
  }

  /// A caption has at most so many lines of so many cells, which fit the smallest screen.
  private static let captionSize = (lines: 2, width: 70)
  /// Marks take no cells, but a line of a script has only so many bytes.
  private static let byteLimit = 400
  /// A chapter's name has at most so many cells.
  private static let chapterWidth = 40

  var text: String { String(characters) }

  /// The lines of a script that it makes; none while it is empty.
  var lines: [String] {
    let width = purpose == .caption ? Self.captionSize.width : Self.chapterWidth
    let sentences = Self.sentences(text)
    let fits = sentences.count == 2 && sentences.allSatisfy { CellWidth.of($0) <= width }
    let isLong = purpose == .caption && CellWidth.of(text) > width
    return (isLong && fits ? sentences : CellWidth.wrap(text, width: width)).filter { !$0.isEmpty }
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
    // A mark joins the character before it.
    let before = Array(String(characters[..<cursor]) + String(character))
    longer.characters = before + characters[cursor...]
    longer.cursor = before.count
    guard longer.lines.count <= limit, longer.text.utf8.count <= Self.byteLimit else {
      switch purpose {
      case .caption: return "a caption has two lines; Enter keeps this one"
      case .chapter: return "a chapter's name is no longer"
      case .filter: return "a filter is no longer"
      }
    }
    self = longer
    return nil
  }

  /// Moves the cursor, as far as there is text.
  mutating func move(by distance: Int) { cursor = max(0, min(characters.count, cursor + distance)) }

  /// Erases the character before the cursor (-1) or at it (1).
  mutating func erase(_ direction: Int) {
    let index = direction < 0 ? cursor - 1 : cursor
    guard characters.indices.contains(index) else { return }
    characters.remove(at: index)
    cursor = index
  }

  // MARK: Drawing

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    let lead =
      switch purpose {
      case .caption: "say"
      case .chapter: "chapter"
      case .filter: "filter"
      }
    let start = canvas.put(lead, x: 0, y: 0, .muted) + 2
    let room = canvas.width - start
    guard room > 4 else { return }
    let widths = (characters + [" "]).map { CellWidth.of(String($0)) }
    // The text moves to the left as far as the cursor's cell needs.
    var first = 0
    while first < cursor, widths[first...cursor].reduce(0, +) > room { first += 1 }
    var x = start
    for (index, character) in (characters + [" "]).enumerated().dropFirst(first) where x + widths[index] <= canvas.width
    {
      canvas.put(String(character), x: x, y: 0)
      if index == cursor { canvas.select(Rect(x: x, y: 0, width: max(1, widths[index]), height: 1)) }
      x += widths[index]
    }
  }
}
