@testable import RaceScreen
import Testing

@Suite("The keymap")
struct KeymapTests {
  @Test("gives no key two meanings in one context", arguments: KeyContext.allCases)
  func unique(_ context: KeyContext) {
    let keys = Keymap.bindings(context).flatMap(\.strokes).map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test("explains every binding in the help of its context", arguments: KeyContext.allCases)
  func explained(_ context: KeyContext) {
    var canvas = Canvas(width: 300, height: 100)
    HelpPage(context).draw(in: &canvas)
    let lines = (0..<canvas.height).map { canvas.line($0) }
    for binding in Keymap.bindings(context) {
      #expect(!binding.label.isEmpty && !binding.explanation.isEmpty && !binding.strokes.isEmpty)
      #expect(lines.contains { $0.contains(binding.label) && $0.hasSuffix(binding.explanation) })
    }
  }

  @Test("quits, helps, leaves and repaints with the same keys everywhere", arguments: KeyContext.allCases)
  func common(_ context: KeyContext) {
    // Where somebody types, these two are text.
    #expect(Keymap.command(for: "q", in: context) == (context.takesText ? nil : .quit))
    #expect(Keymap.command(for: "?", in: context) == (context.takesText ? nil : .help))
    #expect(Keymap.command(for: .escape, in: context) == .leave)
    #expect(Keymap.command(for: .ctrl("l"), in: context) == .redraw)
    #expect(Keymap.command(for: .function(7), in: context) == nil)
  }

  @Test("names in the footer only keys that can act, help and quit among them")
  func footer() throws {
    var interface = try Interface(width: 80, height: 24, session: .swapDelete())
    #expect(interface.lastLine.hasPrefix(" 0 1 step CPU  space play"))
    #expect(interface.lastLine.hasSuffix("? help  q quit"))
    #expect(!interface.lastLine.contains("back, on"))
    interface.press("0")
    #expect(interface.lastLine.contains("← → back, on"))
    for command in interface.footer.items.map(\.command) { #expect(interface.obstacle(to: command) == nil) }
  }

  @Test("keeps help and quit in the narrowest footer")
  func narrowFooter() {
    let items = Keymap.bindings(.run).map {
      Footer.Item(label: $0.label, short: "words", command: $0.strokes[0].command)
    }
    for width in [30, 60, 80, 200] {
      let places = Footer(items: items).places(width: width)
      #expect(places.map(\.item.command).suffix(2) == [.help, .quit])
      #expect(places.last.map { $0.columns.upperBound <= width } == true)
    }
  }
}
