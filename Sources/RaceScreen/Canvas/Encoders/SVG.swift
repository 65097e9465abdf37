/// Colours and measures of a picture in SVG: a card with a neutral background.
public struct SVGCard: Hashable, Sendable {
  /// The colour of the card, `#rrggbb`.
  public let background: String
  /// The colour of text without a colour of its own, `#rrggbb`.
  public let foreground: String
  /// The theme whose colours are readable on it.
  public let theme: Theme

  /// Dark, with colours that are readable on both; the default.
  public static let standard = SVGCard(background: "#121218", foreground: "#e4e4e4", theme: .standard)
  /// Dark.
  public static let dark = SVGCard(background: "#121218", foreground: "#e4e4e4", theme: .dark)
  /// Light.
  public static let light = SVGCard(background: "#fafafa", foreground: "#1c1c1c", theme: .light)

  /// White on black.
  public static let highContrast = SVGCard(background: "#000000", foreground: "#ffffff", theme: .highContrast)
  /// Black on white, as paper has it.
  public static let monochrome = SVGCard(background: "#ffffff", foreground: "#000000", theme: .monochrome)

  /// The card that goes with a theme.
  public static func card(for theme: Theme) -> SVGCard {
    [dark, light, highContrast, monochrome].first { $0.theme == theme } ?? standard
  }

  static let cellWidth = 9
  static let cellHeight = 20
  static let margin = 16
  /// From the top of a row to the baseline of its letters.
  static let baseline = 15
}

extension Canvas {
  /// The picture as an SVG document, for a README, a browser or a slide.
  ///
  /// Every run of letters is stretched to the cells that it takes, every sign and wide glyph stands in its own
  /// cell, and rules are drawn as lines, so the grid holds whatever font the reader has. The same canvas gives the
  /// same bytes on every machine.
  ///
  /// - Parameter title: what a screen reader says; also shown as a tooltip by browsers.
  public func svg(card: SVGCard = .standard, title: String = "pagerace") -> String {
    let pixelWidth = width * SVGCard.cellWidth + 2 * SVGCard.margin
    let pixelHeight = height * SVGCard.cellHeight + 2 * SVGCard.margin
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(pixelWidth)" height="\(pixelHeight)" \
      viewBox="0 0 \(pixelWidth) \(pixelHeight)" role="img" font-size="15" \
      font-family="'DejaVu Sans Mono','Menlo','Consolas','Liberation Mono',monospace">
      <title>\(title.xmlEscaped)</title>
      <rect width="\(pixelWidth)" height="\(pixelHeight)" rx="8" fill="\(card.background)"/>

      """
    for y in 0..<height { svg += SVGRow(canvas: self, y: y, card: card).elements }
    return svg + "</svg>\n"
  }
}

extension String {
  /// The text as character data or an attribute of XML. What XML cannot hold is left out: control characters, and
  /// the two numbers that are no characters.
  var xmlEscaped: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": continue
      default: if scalar.value >= 0x20 { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
