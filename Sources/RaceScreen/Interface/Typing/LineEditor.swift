/// One line of text that a person types, with a cursor.
struct LineEditor: Hashable, Sendable {
  private(set) var characters: [Character] = []
  /// Before which character the next one is put.
  private(set) var cursor = 0

  /// A line with a text, the cursor behind it.
  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }

  /// Puts a character before the cursor.
  mutating func insert(_ character: Character) {
    // A mark joins the character before it.
    let before = Array(String(characters[..<cursor]) + String(character))
    characters = before + characters[cursor...]
    cursor = before.count
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

  /// Draws the text from a column of a row on; it moves to the left as far as the cursor's cell needs.
  ///
  /// - Returns: the column behind it.
  @discardableResult
  func draw(in canvas: inout Canvas, x start: Int) -> Int {
    let room = canvas.width - start
    guard room > 4 else { return start }
    let widths = (characters + [" "]).map { CellWidth.of(String($0)) }
    var first = 0
    while first < cursor, widths[first...cursor].reduce(0, +) > room { first += 1 }
    var x = start
    for (index, character) in (characters + [" "]).enumerated().dropFirst(first) where x + widths[index] <= canvas.width
    {
      canvas.put(String(character), x: x, y: 0)
      if index == cursor { canvas.select(Rect(x: x, y: 0, width: max(1, widths[index]), height: 1)) }
      x += widths[index]
    }
    return x
  }
}
