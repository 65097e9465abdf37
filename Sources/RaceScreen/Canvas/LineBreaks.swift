/// Where a line may end inside of a word: between the characters of scripts that are written without spaces.
enum LineBreaks {
  // Signs that no line begins with, and such that none ends with.
  private static let closing = Set("、。，．・：；！？）］｝」』】〉》〕…ー々,.;:!?)]}")
  private static let opening = Set("（［｛「『【〈《〔([{")

  /// A word in the parts that may stand on different lines.
  static func segments(_ word: String) -> [String] {
    if CellWidth.asciiCount(word) != nil { return [word] }
    var segments: [String] = []
    var last: (glyph: Character, isFree: Bool)?
    CellWidth.forEachGlyph(in: word) { glyph, width in
      let isFree = width == 2 && !isHangul(glyph)
      if let last, last.isFree || isFree, !closing.contains(glyph), !opening.contains(last.glyph) {
        segments.append(String(glyph))
      } else if segments.isEmpty {
        segments = [String(glyph)]
      } else {
        segments[segments.count - 1].append(glyph)
      }
      last = (glyph, isFree)
    }
    return segments
  }

  /// Korean has spaces between its words.
  private static func isHangul(_ glyph: Character) -> Bool {
    guard let value = glyph.unicodeScalars.first?.value else { return false }
    return 0x1100...0x115F ~= value || 0xA960...0xA97C ~= value || 0xAC00...0xD7A3 ~= value
  }
}
