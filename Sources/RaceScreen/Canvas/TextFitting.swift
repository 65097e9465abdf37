extension CellWidth {
  /// A text that takes at most `width` cells; a longer one ends with `…`.
  public static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    var full = false
    forEachGlyph(in: text) { glyph, cells in
      full = full || used + cells > width - 1
      if !full {
        kept.append(glyph)
        used += cells
      }
    }
    return kept + String(Glyphs.cut)
  }

  /// Lines of at most `width` cells, broken between words, and in Chinese and Japanese between characters; a word that is longer is broken inside. A line
  /// break in the text begins a new line. No line for a width below 1.
  public static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapParagraph($0, width: width) }
  }

  private static func wrapParagraph(_ paragraph: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
      for (part, segment) in LineBreaks.segments(String(word)).enumerated() {
        let gap = part == 0 && used > 0 ? " " : ""
        for (index, piece) in pieces(segment, width: width).enumerated() {
          let cells = of(piece)
          if index == 0 && used > 0 && used + gap.utf8.count + cells <= width {
            line += gap + piece
            used += gap.utf8.count + cells
          } else {
            if used > 0 { lines.append(line) }
            line = piece
            used = cells
          }
        }
      }
    }
    return lines + [line]
  }

  /// A word in pieces of at most `width` cells. In a width of 1 a wide glyph is a piece of its own all the same.
  private static func pieces(_ word: String, width: Int) -> [String] {
    if of(word) <= width { return [word] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    forEachGlyph(in: word) { glyph, cells in
      if used > 0 && used + cells > width {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(glyph)
      used += cells
    }
    return pieces + [piece]
  }
}

extension StyledText {
  /// A text that takes at most `width` cells; a longer one ends with `…` in the style that it cuts. A block
  /// that does not fit with at least one cell of text is left out.
  public func cut(to width: Int) -> StyledText {
    if self.width <= width { return self }
    var kept: [Span] = []
    var left = max(0, width)
    for span in spans {
      if span.width <= left {
        kept.append(span)
        left -= span.width
        // What follows is cut off: the last cell has to say so.
        continue
      }
      let room = span.isBlock ? left - 2 : left
      if room > 0 {
        kept.append(
          Span(
            text: CellWidth.cut(span.text, to: room), style: span.style, isBlock: span.isBlock, subject: span.subject))
      } else if let last = kept.popLast() {
        let cells = last.width + left - (last.isBlock ? 2 : 0)
        let longer = last.text + String(repeating: " ", count: left + 1)
        kept.append(
          Span(text: CellWidth.cut(longer, to: cells), style: last.style, isBlock: last.isBlock))
      }
      break
    }
    return StyledText(spans: kept)
  }
}
