import DemoScript
@testable import RaceScreen
import Testing

@Suite("The demos of the start page")
struct DemoListTests {
  /// Sixteen demos, as long as real ones.
  private static let titles = [
    "One page, many names", "The lookup that lost its index", "The other window", "The recheck that passes",
    "Lock one caller", "Lock them all, and what it costs", "Wait for everybody who reads",
    "Keep the index, lose the reverse mapping", "Swap the roles, move the page", "Return the head", "The mask",
    "Counted in huge pages", "The split that left stale heads", "The proof of what shipped",
    "The report of 29 March, explained", "Is memcg's lookup in danger at all?",
  ]

  private func entry(_ number: Int, _ title: String) -> DemoEntry {
    let script = """
      title "\(title)"
      summary "Demo \(number) shows that what a lookup reads and what a deletion clears must not be the same field."
      scenario swap-delete
      chapter "First"
      say "CPU 0 begins."
      pause \(10 * number)s
      chapter "Second"
      say "That is all."
      """
    return DemoEntry(name: "demo-\(number)", source: DemoSource(name: "\(number).demo", text: script))
  }

  private func interface(_ width: Int, _ height: Int) -> Interface {
    let demos = Self.titles.enumerated().map { entry($0.offset + 1, $0.element) }
    var interface = Interface(width: width, height: height, demos: demos)
    while interface.nextTick != nil { interface.pass(milliseconds: 0) }
    // The other columns grow with the catalogue.
    interface.start = interface.start.map { StartPage(Array($0.columns.prefix(1)) + Self.others) }
    return interface
  }

  private static let others = [
    StartPage.Column(
      kind: .scenarios,
      items: (1...15).map { ListItem(id: "s\($0)", title: "swap-delete-\($0)", heading: "", text: "") }),
    StartPage.Column(
      kind: .proposals,
      items: (1...13).map {
        ListItem(id: "p\($0)", lead: "P\($0)", title: "mask-hugetlb-split", heading: "", text: "")
      }),
  ]

  @Test("titles, lengths and what one learns", arguments: [(80, 24), (120, 40)])
  func list(_ width: Int, _ height: Int) throws {
    var interface = interface(width, height)
    try expectKept(interface.picture, "page-start-demos-\(width)x\(height)")
    interface.press(.end)
    try expectKept(interface.picture, "page-start-demos-end-\(width)x\(height)")
  }

  @Test("every demo can be reached, is named in full, and says how long it is", arguments: [(80, 24), (120, 40)])
  func every(_ width: Int, _ height: Int) {
    var interface = interface(width, height)
    for (index, title) in Self.titles.enumerated() {
      let text = interface.picture.plainText().split(separator: "\n").map(String.init)
      let time = ReadyDemo.clock(milliseconds: 10_000 * (index + 1) + 3_000)
      let heading = text.first { $0.hasSuffix("2 chapters, \(time)") }
      #expect(heading?.drop { $0 == " " }.hasPrefix(title) == true, "\(title)")
      #expect(text.contains { $0.contains("Demo \(index + 1) shows that") })
      #expect(text.contains { $0.contains(">\(title.prefix(20))") }, "the selected row of \(title)")
      interface.press(.down)
    }
  }
}
