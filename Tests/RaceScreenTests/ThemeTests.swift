@testable import RaceScreen
import Foundation
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

  @Test("is readable: enough contrast on the backgrounds that it is for")
  func contrast() {
    let white = 1.0
    let black = 0.0
    let dark = luminance(red: 0x1C, green: 0x1C, blue: 0x1C)
    for (theme, grounds, least) in [
      (Theme.standard, [white, black, dark], 3.2), (.dark, [black, dark], 4.5), (.light, [white], 4.5),
    ] {
      for style in Self.styles {
        guard let color = theme.appearance(of: style, at: .indexed256).color else { continue }
        let parts = XtermPalette.components(color)
        let ink = luminance(red: parts.red, green: parts.green, blue: parts.blue)
        // A rule is no text: it may be fainter in the themes for one side.
        let wanted = style == .rule ? 3.0 : least
        for ground in grounds {
          let ratio = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
          #expect(ratio >= wanted, "\(theme.name) \(style) colour \(color)")
        }
      }
    }
  }

  @Test("is found by its name")
  func named() {
    #expect(Theme.named("light") == .light)
    #expect(Theme.named("pink") == nil)
  }

  private func luminance(red: Int, green: Int, blue: Int) -> Double {
    func linear(_ part: Int) -> Double {
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
