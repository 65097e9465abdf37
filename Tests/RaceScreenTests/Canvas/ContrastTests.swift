@testable import RaceScreen
import Testing

@Suite("The colours of a theme")
struct ContrastTests {
  private static let inked: [Style] =
    [.muted, .rule, .wrong, .wrongText] + (0..<4).flatMap { [.cpu($0), .changed(by: $0), .read(by: $0)] }

  private static let white = 0xFFFFFF
  private static let black = 0x000000
  private static let charcoal = 0x1C1C1C

  @Test(
    "have enough contrast on the backgrounds that it is for",
    arguments: [
      (Theme.standard, [white, black, charcoal], 3.2), (.dark, [black, charcoal], 4.5), (.light, [white], 4.5),
      (.highContrast, [white, black], 4.0),
    ], [ColorDepth.indexed256, .trueColor])
  func contrast(_ demand: (theme: Theme, grounds: [Int], least: Double), _ depth: ColorDepth) {
    var count = 0
    for style in Self.inked {
      guard let color = demand.theme.appearance(of: style, at: depth).color else { continue }
      count += 1
      // A rule is no text: it may be fainter in the themes for one side.
      let least = style == .rule ? min(3.0, demand.least) : demand.least
      for ground in demand.grounds {
        let ratio = SeenColor(color).contrast(to: SeenColor(hex: ground))
        #expect(ratio >= least, "\(demand.theme.name) \(style) \(color.hex) on \(Ink(hex: UInt32(ground)).hex)")
      }
    }
    #expect(count >= 12)
  }

  @Test("every one has 3.2:1 on white, black and dark grey in the default", arguments: inked)
  func everyInk(_ style: Style) throws {
    let color = try #require(Theme.standard.appearance(of: style, at: .trueColor).color)
    for ground in [Self.white, Self.black, Self.charcoal] {
      #expect(SeenColor(color).contrast(to: SeenColor(hex: ground)) >= 3.2)
    }
  }

  @Test(
    "of the two protagonists, and of what is wrong, are told apart by every common colour vision",
    arguments: [Theme.standard, .dark, .light, .highContrast], SeenColor.Vision.allCases)
  func visions(_ theme: Theme, _ vision: SeenColor.Vision) {
    for depth in [ColorDepth.indexed256, .trueColor] {
      let colors = [Style.cpu(0), .cpu(1), .wrong].compactMap { theme.appearance(of: $0, at: depth).color }
        .map { SeenColor($0).seen(with: vision) }
      for (index, color) in colors.enumerated() {
        for other in colors.dropFirst(index + 1) { #expect(color.distance(to: other) >= 20, "\(depth)") }
      }
      #expect(colors.count >= 2)
    }
  }

  @Test("of all four CPUs are told apart by the usual one", arguments: [Theme.standard, .dark, .light, .highContrast])
  func four(_ theme: Theme) {
    let colors = (0..<4).compactMap { theme.appearance(of: .cpu($0), at: .trueColor).color }.map(SeenColor.init)
    for (index, color) in colors.enumerated() {
      for other in colors.dropFirst(index + 1) { #expect(color.distance(to: other) >= 20) }
    }
  }
}
