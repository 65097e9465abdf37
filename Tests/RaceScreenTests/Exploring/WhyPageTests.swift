@testable import RaceScreen
import Testing

@Suite("The page that says why a run breaks")
struct WhyPageTests {
  private static let sentences = [
    "CPU 0 (readahead) reads slot 9 of node 2 at step 8 (`return slots[offset]` in xas_reload()): 0x49.",
    "CPU 1 writes 0 to private of page 0x49 at step 11 (`set_page_private(page + i, 0)`), over 0:9.",
    "CPU 0 reads it at step 14: 0.",
    "With CPU 1 held back before step 11, CPU 0 reads 0:9, and nothing breaks.",
    "So at step 15 `VM_BUG_ON(index + nr <= offset)` finds 0 + 1 <= 9.",
  ]

  private func interface(_ width: Int = 80, _ height: Int = 24) throws -> Interface {
    let answer = try Handmade.broken([.init(), .init(detail: "late", shortest: "0*20")], sentences: Self.sentences)
    return try .exploring(
      "swap-delete", "page-index", InstantExplorations { _ in answer }, width: width, height: height)
  }

  @Test("opens at a counterexample and closes again", arguments: [Key.escape, "w"])
  func opens(_ key: Key) throws {
    var interface = try interface()
    interface.press("w")
    #expect(interface.message == "nothing is broken in this run so far" && interface.context == .run)
    interface.press("x")
    #expect(interface.lastLine.contains("w why"))
    interface.press("w")
    #expect(interface.context == .why)
    let text = interface.picture.plainText()
    #expect(text.contains("why swap-delete under page-index breaks") && text.contains("finds 0 + 1 <= 9."))
    #expect(text.contains("--schedule '0*8 1*3 0*4'"))
    interface.press(key)
    #expect(interface.context == .run && interface.run?.session.position == 15)
  }

  @Test("pictures", arguments: [(80, 24), (120, 40)])
  func picture(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    interface.press("x", "w")
    try expectKept(interface.picture, "why-\(width)x\(height)")
    try expectKept(interface.picture.ascii().withoutAttributes(), "why-ascii-\(width)x\(height)")
  }

  @Test("scrolls where it is too long")
  func scrolls() throws {
    var interface = try interface()
    interface.press("x", "w", .down)
    #expect(interface.message == "all of it is shown")
    let sentences = (1...40).map { "Sentence \($0)." }
    interface.lay(
      WhyPage(try #require(interface.run?.question?.choice), try .init(parsing: "0*3"), sentences))
    interface.press(.end)
    #expect(interface.picture.plainText().contains("pagerace run swap-delete"))
    interface.press(.home, "j")
    #expect(!interface.picture.plainText().contains("Sentence 1.") && interface.message == nil)
  }

  @Test("opens from a cell of the matrix")
  func cell() throws {
    var interface = try interface()
    interface.press("m")
    #expect(interface.obstacle(to: .why) == "this pair is not known to be broken")
    interface.pass(milliseconds: 40)
    interface.press("w")
    #expect(interface.context == .why)
    interface.press(.escape)
    #expect(interface.context == .matrix)
  }
}
