@testable import RaceScreen
import Testing

@Suite("A theme")
struct ThemeTests {
  private static let styles: [Style] =
    [.text, .strong, .muted, .rule, .wrong, .wrongText, .selected, .key]
    + (0..<8).flatMap { [.cpu($0), .changed(by: $0), .read(by: $0)] }

  @Test(
    "follows the table of styles",
    arguments: [
      (Style.text, ColorDepth.indexed256, Appearance.plain),
      (.strong, .eight, Appearance(bold: true)),
      (.muted, .indexed256, Appearance(color: 244)),
      (.muted, .sixteen, Appearance(color: 8)),
      (.muted, .eight, Appearance(dim: true)),
      (.rule, .indexed256, Appearance(color: 242)),
      (.rule, .mono, Appearance(dim: true)),
      (.cpu(1), .indexed256, Appearance(color: 136, bold: true)),
      (.cpu(4), .sixteen, Appearance(color: 12, bold: true)),
      (.cpu(0), .eight, Appearance(color: 4, bold: true)),
      (.changed(by: 3), .indexed256, Appearance(color: 30, bold: true, reverse: true)),
      (.changed(by: 3), .mono, Appearance(bold: true, underline: true)),
      (.wrong, .indexed256, Appearance(color: 197, bold: true, reverse: true)),
      (.wrong, .eight, Appearance(color: 1, bold: true, reverse: true)),
      (.wrong, .mono, Appearance(bold: true, reverse: true)),
      (.wrongText, .sixteen, Appearance(color: 9, bold: true)),
      (.read(by: 2), .indexed256, Appearance(color: 98, underline: true)),
      (.changed(by: 0), .trueColor, Appearance(color: .rgb(0x00, 0x87, 0xFF), bold: true, reverse: true)),
      (.read(by: 2), .mono, Appearance(underline: true)),
      (.selected, .indexed256, Appearance(reverse: true)),
      (.key, .mono, Appearance(bold: true)),
    ])
  func table(style: Style, depth: ColorDepth, appearance: Appearance) {
    #expect(Theme.standard.appearance(of: style, at: depth) == appearance)
  }

  @Test("has no colour in monochrome and nothing at all without attributes", arguments: Theme.all)
  func plain(theme: Theme) {
    for style in Self.styles {
      #expect(theme.appearance(of: style, at: .mono).color == nil)
      #expect(theme.appearance(of: style, at: .none) == .plain)
    }
  }

  @Test(
    "tells wrong from changed and both from text at every depth with attributes",
    arguments: ColorDepth.allCases)
  func distinct(depth: ColorDepth) {
    guard depth != .none else { return }
    let looks = [Style.text, .changed(by: 1), .wrong, .read(by: 1)].map {
      Theme.standard.appearance(of: $0, at: depth)
    }
    #expect(Set(looks).count == looks.count)
  }

  @Test("without colours looks alike wherever there are attributes")
  func monochrome() {
    for style in Self.styles {
      let look = Theme.standard.appearance(of: style, at: .mono)
      for depth in ColorDepth.allCases where depth != .none {
        #expect(Theme.monochrome.appearance(of: style, at: depth) == look)
      }
    }
  }

  @Test(
    "of high contrast dims nothing, and shows what is wrong in the terminal's own colours",
    arguments: ColorDepth.allCases)
  func highContrast(depth: ColorDepth) {
    for style in Self.styles { #expect(!Theme.highContrast.appearance(of: style, at: depth).dim) }
    for style in [Style.muted, .rule, .text] { #expect(Theme.highContrast.appearance(of: style, at: depth) == .plain) }
    guard depth != .none else { return }
    #expect(Theme.highContrast.appearance(of: .wrong, at: depth) == Appearance(bold: true, reverse: true))
    #expect(Theme.highContrast.appearance(of: .wrongText, at: depth) == Appearance(bold: true))
  }

  @Test("is found by its name")
  func named() {
    #expect(Theme.named("light") == .light)
    #expect(Theme.named("pink") == nil)
  }
}
