import RaceMachine

/// How a value is to be shown: why the eye should find it, if it should.
struct Mark: Hashable {
  /// What it means.
  var style: Style
  /// Whether ▸ ◂ stand around it.
  var isHighlighted = false
  /// The word whose value it is; nil for what is no word of memory.
  var address: Address?

  /// Whether both look the same.
  func looksLike(_ other: Mark) -> Bool { style == other.style && isHighlighted == other.isHighlighted }
}

extension Canvas {
  /// Puts a value so that its first letter stands at `x`, whatever its mark: the spaces of a block stand left and
  /// right of it.
  ///
  /// - Parameter isTight: whether there is just one cell on each side for pointers; a block gives its spaces to them.
  /// - Returns: the column after the value, its block or its pointers.
  @discardableResult
  mutating func put(value text: String, _ mark: Mark, x: Int, y: Int, isTight: Bool = false) -> Int {
    var end = x
    anchor(mark.address?.index, at: Rect(x: x, y: y, width: CellWidth.of(text), height: 1))
    if isTight, mark.isHighlighted {
      return put("\(Glyphs.pointerRight)\(text)\(Glyphs.pointerLeft)", x: x - 1, y: y, mark.style)
    }
    if mark.style.isBlock {
      end = block(text, x: x - 1, y: y, mark.style)
    } else {
      end = put(text, x: x, y: y, mark.style)
    }
    guard mark.isHighlighted else { return end }
    put(String(Glyphs.pointerRight), x: x - 2, y: y, .strong)
    return put(String(Glyphs.pointerLeft), x: mark.style.isBlock ? end : end + 1, y: y, .strong)
  }
}

extension StyledText {
  /// A value with its mark, for a line that is measured before it is drawn.
  init(value text: String, _ mark: Mark) {
    self = (mark.style.isBlock ? .block(text, mark.style) : StyledText(text, mark.style)).anchored(mark.address?.index)
    guard mark.isHighlighted else { return }
    self =
      StyledText("\(Glyphs.pointerRight) ", .strong) + self + StyledText(" \(Glyphs.pointerLeft)", .strong)
  }

  /// Texts with a gap between them, empty ones left out.
  static func joined(_ parts: [StyledText], gap: Int = 2) -> StyledText {
    var text = StyledText()
    for part in parts where !part.isEmpty {
      if !text.isEmpty { text += StyledText(String(repeating: " ", count: gap)) }
      text += part
    }
    return text
  }
}
