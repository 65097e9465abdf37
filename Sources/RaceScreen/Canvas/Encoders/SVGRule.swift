/// A glyph of line drawing as strokes, which meet exactly at the edges of the cells whatever the font.
struct SVGRule {
  private let left: Bool
  private let right: Bool
  private let up: Bool
  private let down: Bool
  private var strokeWidth = 1
  private var isDashed = false

  /// Nil for a glyph that is drawn as text.
  init?(_ glyph: Character) {
    let arms: String
    switch glyph {
    case "─", "━", "┄": arms = "lr"
    case "│", "┃": arms = "ud"
    case "┌": arms = "rd"
    case "┐": arms = "ld"
    case "└": arms = "ru"
    case "┘": arms = "lu"
    case "├": arms = "rud"
    case "┤": arms = "lud"
    case "┬": arms = "lrd"
    case "┴": arms = "lru"
    case "┼": arms = "lrud"
    default: return nil
    }
    left = arms.contains("l")
    right = arms.contains("r")
    up = arms.contains("u")
    down = arms.contains("d")
    if glyph == "━" || glyph == "┃" { strokeWidth = 3 }
    isDashed = glyph == "┄"
  }

  /// The strokes of `cells` such glyphs in a row, the first cell's corner at `x`, `y` in pixels.
  func path(x: Int, y: Int, cells: Int, color: String) -> String {
    var data = ""
    // A stroke of an odd width is sharp when its middle is the middle of a pixel.
    let middleY = "\(y + SVGCard.cellHeight / 2).5"
    // A run of plain horizontal rules is one stroke.
    if left && right && !up && !down {
      data = "M\(x) \(middleY)H\(x + cells * SVGCard.cellWidth)"
    } else {
      for cell in 0..<cells {
        let start = x + cell * SVGCard.cellWidth
        let middleX = "\(start + SVGCard.cellWidth / 2).5"
        if left { data += "M\(start) \(middleY)H\(middleX)" }
        if right { data += "M\(middleX) \(middleY)H\(start + SVGCard.cellWidth)" }
        if up { data += "M\(middleX) \(y)V\(middleY)" }
        if down { data += "M\(middleX) \(middleY)V\(y + SVGCard.cellHeight)" }
      }
    }
    var look = "stroke=\"\(color)\" stroke-width=\"\(strokeWidth)\""
    if isDashed { look += " stroke-dasharray=\"2 2\"" }
    // Without a cap, the strokes of a corner would leave a notch.
    if (left || right) && (up || down) { look += " stroke-linecap=\"square\"" }
    return "<path d=\"\(data)\" \(look) fill=\"none\"/>\n"
  }
}
