@testable import RaceScreen
import Testing

@Suite("Pages of the interface")
struct PageTests {
  /// Lists that do not grow when scenarios are added.
  private var start: StartPage {
    func items(_ names: [String], _ lead: String = "") -> [ListItem] {
      names.enumerated().map { index, name in
        ListItem(
          id: name, lead: lead.isEmpty ? "" : "\(lead)\(index)", title: name, heading: "About \(name)",
          text: "It happens between two reads of the same slot.\nNobody holds a lock there.",
          remark: "geometry=teaching  order=huge")
      }
    }
    let demos = ["The lookup that lost its index", "Which field is the offset?"].map {
      ListItem(
        id: $0, title: $0, trailing: "2:50", heading: $0, aside: "2:50",
        text: "A lookup takes the head page from the slot and subtracts an index. A deletion clears it in between.")
    }
    return StartPage([
      StartPage.Column(kind: .demos, items: demos),
      StartPage.Column(kind: .scenarios, items: items((1...20).map { "swap-delete-\($0)" })),
      StartPage.Column(kind: .proposals, items: items(["subpages", "page-index", "mask-hugetlb-split"], "P")),
    ])
  }

  private static let sizes = [(80, 24), (120, 40)]

  @Test("the start page", arguments: sizes)
  func startPage(_ width: Int, _ height: Int) throws {
    var interface = Interface(width: width, height: height)
    interface.start = start
    try expectKept(interface.picture, "page-start-\(width)x\(height)")
    try expectKept(interface.picture.withoutAttributes().ascii(), "page-start-ascii-\(width)x\(height)")
    interface.press(.tab, .end)
    try expectKept(interface.picture, "page-start-scenarios-\(width)x\(height)")
  }

  @Test("the help of a run", arguments: sizes)
  func help(_ width: Int, _ height: Int) throws {
    var interface = Interface(width: width, height: height, session: try .swapDelete())
    interface.press("?")
    try expectKept(interface.picture, "page-help-\(width)x\(height)")
    try expectKept(interface.picture.withoutAttributes().ascii(), "page-help-ascii-\(width)x\(height)")
    interface.press(.end)
    #expect(interface.picture.plainText().contains("locked, unlocked"))
  }

  @Test("a list to pick from", arguments: sizes)
  func list(_ width: Int, _ height: Int) throws {
    var interface = Interface(width: width, height: height)
    interface.lay(
      PickList(.proposal, "the same schedule under", start.columns[2].items, current: "page-index"))
    try expectKept(interface.picture, "page-list-\(width)x\(height)")
    try expectKept(interface.picture.withoutAttributes().ascii(), "page-list-ascii-\(width)x\(height)")
  }

  @Test("a screen that is too small says what is needed")
  func tooSmall() throws {
    var interface = Interface(width: 60, height: 20)
    #expect(interface.picture.plainText().contains("needs 80 columns and 24 rows; here are 60 and 20"))
    interface.press(.down, .enter, "0")
    #expect(interface.context == .start && interface.start?.choice?.item.id == "swap-delete")
    #expect(interface.press("q") == [.quit])
  }

  @Test("an answer that is too long takes the rows above the footer")
  func longAnswer() throws {
    var interface = Interface(width: 80, height: 24, session: try .swapDelete())
    interface.message = String(repeating: "words and ", count: 12)
    #expect(interface.picture.line(21).hasPrefix(" words and"))
    #expect(interface.picture.line(22).hasPrefix(" and words"))
    #expect(interface.lastLine.hasSuffix("q quit"))
  }
}
