import Foundation
import RaceScreen
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The SVG encoder")
struct SVGTests {
  private func picture() -> Canvas {
    var canvas = Canvas(width: 30, height: 3)
    canvas.heading("a < b & \"c\"", y: 0)
    canvas.put(StyledText("page  0x48 x ") + .block("0", .wrong) + " │ ●0 日", x: 0, y: 1)
    return canvas
  }

  @Test("writes a well-formed document, the same bytes every time")
  func wellFormed() {
    let svg = picture().svg(title: "one <step>")
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg == picture().svg(title: "one <step>"))
    #expect(svg.contains("<title>one &lt;step&gt;</title>"))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"302\" height=\"92\""))
    #expect(XMLParser(data: Data(Canvas(width: 0, height: 0).svg().utf8)).parse())
  }

  @Test("holds any text, and nothing that runs or is fetched")
  func anyText() {
    var canvas = Canvas(width: 40, height: 2)
    canvas.put("]]> <script> &amp; '\u{FFFE}\u{FFFF}\u{85}\u{200B}e\u{301}", x: 0, y: 0)
    canvas.put("👩‍👩‍👧 日本 \u{7}\u{1B}[31m", x: 0, y: 1)
    let svg = canvas.svg(title: "a\u{0}\u{1B}\u{FFFF}\"'<b>]]>")
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains("<title>a&quot;'&lt;b&gt;]]&gt;</title>"))
    #expect(!svg.contains("<script") && !svg.contains("href") && !svg.contains("url("))
  }

  @Test("draws the corners of rules without a notch, on the middle of pixels")
  func corners() {
    var canvas = Canvas(width: 2, height: 2)
    canvas.put("┌─", x: 0, y: 0)
    canvas.put("│", x: 0, y: 1)
    let svg = canvas.svg()
    let corner = "<path d=\"M20.5 26.5H25M20.5 26.5V36\" stroke=\"#e4e4e4\" stroke-width=\"1\""
    #expect(svg.contains(corner + " stroke-linecap=\"square\" fill=\"none\"/>"))
    #expect(svg.contains("<path d=\"M25 26.5H34\"") && svg.contains("<path d=\"M20.5 36V46.5M20.5 46.5V56\""))
  }

  @Test("has a card and colours for each theme")
  func cards() {
    for theme in Theme.all { #expect(SVGCard.card(for: theme).theme == theme) }
    let dark = picture().svg(card: .dark)
    let light = picture().svg(card: .light)
    #expect(dark.contains("rx=\"8\" fill=\"#121218\"") && dark.contains("fill=\"#ff6688\""))
    #expect(light.contains("rx=\"8\" fill=\"#fafafa\"") && light.contains("fill=\"#c60050\""))
  }

  @Test("fixes every run of letters to its cells")
  func grid() {
    let svg = picture().svg()
    // 16 pixels of margin and 9 a cell: the word in column 6 cannot be moved by the one before it.
    #expect(
      svg.contains(
        "<text x=\"16\" y=\"51\" textLength=\"36\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#e4e4e4\">page</text>"
      ))
    #expect(svg.contains("<text x=\"70\" y=\"51\" textLength=\"54\""))
    #expect(svg.contains(">0x48 x</text>"))
    #expect(svg.contains("textLength=\"18\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#e4e4e4\">日</text>"))
  }

  @Test("draws rules as lines and blocks as rectangles with the card's colour for letters")
  func shapes() {
    let svg = picture().svg()
    #expect(!svg.contains("─") && !svg.contains("│"))
    #expect(svg.contains("<path d=\"M133 26.5H286\" stroke=\"#6c6c6c\""))
    #expect(svg.contains("<rect x=\"133\" y=\"36\" width=\"27\" height=\"20\" fill=\"#ff005f\"/>"))
    #expect(svg.contains("fill=\"#121218\" font-weight=\"bold\">0</text>"))
    var read = Canvas(width: 4, height: 1)
    read.put("0:9", x: 1, y: 0, .read(by: 0))
    #expect(read.svg().contains("<path d=\"M25 33.5H52\" stroke=\"#0087ff\""))
    #expect(picture().svg(card: .light).contains("fill=\"#fafafa\" font-weight=\"bold\">0</text>"))
  }
}
