extension Canvas {
  /// The picture and its styles as text, for tests to compare and people to read.
  ///
  /// Each row is its text, and below it, unless all of it is ``Style/text``, a line with one letter a cell:
  ///
  /// ```
  /// |0x48  head  0    ◆1 at 14, was 0:8|
  /// |      mmmm [!]   11mmmmmmmmmmm    |
  /// ```
  ///
  /// | letter | style | letter | style |
  /// | --- | --- | --- | --- |
  /// | space | text | `A` … `H` | changed by CPU 0 … 7 |
  /// | `*` | strong | `a` … `h` | read by CPU 0 … 7 |
  /// | `m` | muted | `!` | wrong |
  /// | `-` | rule | `x` | wrong text |
  /// | `0` … `7` | the CPU | `s` | selected |
  /// | `[` `]` | ends of a block | `k` | key |
  public func snapshot() -> String {
    var text = ""
    for y in 0..<height {
      var glyphs = ""
      var styles = ""
      for x in 0..<width {
        let cell = self[x, y]
        if cell.role != .continuation { glyphs.append(cell.glyph) }
        styles.append(Self.letter(cell))
      }
      text += "|" + glyphs + "|\n"
      if styles.contains(where: { $0 != " " }) { text += "|" + styles + "|\n" }
    }
    return text
  }

  private static func letter(_ cell: Cell) -> Character {
    if cell.role == .opening { return "[" }
    if cell.role == .closing { return "]" }
    func pick(_ letters: String, _ cpu: Int) -> Character { Array(letters)[(cpu % 8 + 8) % 8] }
    return switch cell.style {
    case .text: " "
    case .strong: "*"
    case .muted: "m"
    case .rule: "-"
    case .cpu(let number): pick("01234567", number)
    case .changed(let number): pick("ABCDEFGH", number)
    case .wrong: "!"
    case .wrongText: "x"
    case .read(let number): pick("abcdefgh", number)
    case .selected: "s"
    case .key: "k"
    }
  }
}
