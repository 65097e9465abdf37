import PageCacheModel
@testable import RaceScreen
import RaceSession
import Testing

@Suite("The page of ways and marks")
struct WaysPageTests {
  /// A run with two branches, a bookmark, a breakpoint and a watchpoint.
  private func marked(_ width: Int = 80, _ height: Int = 24) throws -> Interface {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    session.apply(.steps(cpu: 0, count: 6))
    session.apply(.bookmark("found"))
    session.apply(.steps(cpu: 1, count: 3))
    session.apply(.goTo(4))
    session.apply(.step(cpu: 1))
    session.apply(.goTo(2))
    session.apply(.step(cpu: 1))
    session.apply(.addStop(.breakpoint(try ProgramPlace(parsing: "find_subpage"), cpu: nil)))
    session.apply(.addStop(.watchpoint("page[0x48].private", .write)))
    return Interface(width: width, height: height, session: session)
  }

  @Test("lists all there is", arguments: [(80, 24), (120, 40)])
  func picture(_ width: Int, _ height: Int) throws {
    var interface = try marked(width, height)
    interface.press("B")
    #expect(interface.context == .ways)
    try expectKept(interface.picture, "ways-\(width)x\(height)")
    interface.press(.end)
    try expectKept(interface.picture, "ways-branch-\(width)x\(height)")
    try expectKept(interface.picture.withoutAttributes().ascii(), "ways-branch-ascii-\(width)x\(height)")
  }

  @Test("Enter goes there: on to a stop, to a bookmark, to a branch")
  func goes() throws {
    var interface = try marked()
    let session = try #require(interface.run?.session)
    // Another stop that comes first would stop it too.
    interface.press("B", .delete, .enter)
    #expect(
      interface.context == .run && interface.message?.hasPrefix("watchpoint: CPU 1 wrote page[0x48].private") == true)
    interface.press("B", .down, .enter)
    #expect(session.position == 6 && interface.message == "bookmark 'found'")
    interface.press("B", .end, .enter)
    #expect(interface.message?.hasPrefix("branch ") == true)
  }

  @Test("Delete forgets, down to nothing; then the key says what fills the page")
  func forgets() throws {
    var interface = try marked()
    let session = try #require(interface.run?.session)
    interface.press("B")
    for _ in 0..<5 { interface.press(.delete) }
    #expect(session.stops.isEmpty && session.bookmarks.isEmpty && session.branches.isEmpty)
    #expect(interface.picture.plainText().contains("nothing is left here"))
    interface.press(.enter)
    #expect(interface.message == "nothing is left here" && interface.context == .ways)
    interface.press("B", "B")
    #expect(interface.message == "no way was left, and nothing is marked; b sets a breakpoint, ' a bookmark")
    interface.press("'")
    #expect(session.bookmarks.count == 1)
  }

  @Test("a click selects, another goes there")
  func clicks() throws {
    var interface = try marked()
    let session = try #require(interface.run?.session)
    interface.press("B")
    let picture = interface.picture
    let row = try #require((0..<picture.height).first { picture.line($0).contains("found") && $0 < 10 })
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: Position(6, row)))
    _ = interface.update(click)
    #expect(interface.context == .ways)
    _ = interface.update(click)
    #expect(interface.context == .run && session.position == 6)
  }
}
