/// How many cells a text takes. Our own table, so that a picture is the same on every machine.
///
/// Combining marks take 0, East Asian wide characters and emoji 2, everything else 1, also those whose width
/// Unicode calls ambiguous. Characters joined by a zero-width joiner take the cells of their parts.
public enum CellWidth {
  /// The cells of a text, as ``Canvas`` draws it.
  public static func of(_ text: String) -> Int {
    if let count = asciiCount(text) { return count }
    var total = 0
    forEachGlyph(in: text) { _, width in total += width }
    return total
  }

  /// The cells of one scalar: 0 for a mark that joins the glyph before it, else 1 or 2.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    // Arrows, mathematics, line drawing, shapes: by far the commonest here, and never marks.
    if value >= 0x2190 && value < 0x231A || value >= 0x2500 && value < 0x25FD { return 1 }
    if isMark(scalar) { return 0 }
    return isWide(value) ? 2 : 1
  }

  /// Gives each glyph of a text with its width: a base with its marks, controls made visible.
  static func forEachGlyph(in text: String, _ body: (Character, Int) -> Void) {
    var pending: Pending?
    for scalar in text.unicodeScalars {
      if isIgnored(scalar) { continue }
      let shown = visible(scalar)
      if of(shown) == 0 {
        var base = pending ?? Pending(" ", width: 1)
        base.append(shown)
        pending = base
      } else {
        if let done = pending { body(done.glyph, done.width) }
        pending = Pending(shown, width: of(shown))
      }
    }
    if let done = pending { body(done.glyph, done.width) }
  }

  /// A glyph that takes one cell as it is; a space for any other.
  static func single(_ glyph: Character) -> Character {
    var only: Character?
    forEachGlyph(in: String(glyph)) { shown, width in only = only == nil && width == 1 ? shown : " " }
    return only ?? " "
  }

  /// The length of a text of nothing but printable ASCII, the fast way; nil for any other.
  static func asciiCount(_ text: String) -> Int? {
    var count = 0
    for byte in text.utf8 {
      guard byte >= 0x20 && byte < 0x7F else { return nil }
      count += 1
    }
    return count
  }

  /// A glyph in the making. Terminals and ncurses keep a base and four marks; more are dropped.
  private struct Pending {
    var scalars: String.UnicodeScalarView
    let width: Int

    init(_ base: Unicode.Scalar, width: Int) {
      scalars = String.UnicodeScalarView()
      scalars.append(base)
      self.width = width
    }

    mutating func append(_ mark: Unicode.Scalar) {
      if scalars.count < 5 { scalars.append(mark) }
    }

    /// A mark that does not join its base (a vowel sign of another script) is left out.
    var glyph: Character {
      if scalars.count == 1, let only = scalars.first { return Character(only) }
      return String(scalars).first ?? " "
    }
  }
}
