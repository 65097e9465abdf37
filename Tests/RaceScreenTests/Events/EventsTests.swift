@testable import RaceScreen
import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("The page of all steps")
struct EventsTests {
  private func interface(width: Int = 80, height: Int = 24) throws -> Interface {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp", proposal: "page-index"))
    session.apply(.run(try .init(parsing: "1*25 0*12")))
    return Interface(width: width, height: height, session: session)
  }

  private func page(_ interface: Interface) throws -> EventsPage { try #require(interface.top(EventsPage.self)) }

  @Test("lists every step and opens where the run stands; Enter goes to another one")
  func goesThere() throws {
    var interface = try interface()
    interface.press("v")
    #expect(try page(interface).steps == Array(1...37))
    #expect(try page(interface).step == 37)
    interface.press(.up, .up, .enter)
    #expect(interface.context == .run && interface.run?.session.position == 35)
    interface.press("v", .home, .enter)
    #expect(interface.run?.session.position == 1 && interface.run?.session.length == 37)
  }

  @Test(
    "a filter keeps the steps that have all the words",
    arguments: [
      ("cpu1 write", [22, 25]), ("CPU1 PRIVATE write", [25]), ("page[0x48].private", [5, 14, 25, 34]), ("nowhere", []),
      ("broken", [37]), ("rcu", [26]), ("step25", [25]),
    ])
  func filters(text: String, steps: [Int]) throws {
    var interface = try interface()
    interface.press("v", "/")
    for character in text { interface.press(.character(character)) }
    let shown = try page(interface).steps
    #expect(shown == steps)
    interface.press(.enter)
    #expect(try page(interface).filter == text)
    interface.press(.escape)
    #expect(try page(interface).steps.count == 37, "Esc takes the filter away first")
    interface.press(.escape)
    #expect(interface.context == .run)
  }

  @Test("erasing a word shows again what it hid, and the selection stays near")
  func erases() throws {
    var interface = try interface()
    interface.press("v", .home, .down, "/", "z", "z")
    #expect(try page(interface).steps.isEmpty)
    interface.press(.enter, .enter)
    #expect(interface.message == "no step is selected")
    interface.press("/", .backspace, .backspace)
    #expect(try page(interface).steps.count == 37)
  }

  @Test("from a selected value, only the steps that touch it")
  func ofValue() throws {
    var interface = try interface()
    interface.press("i", .enter)
    #expect(try page(interface).subject == "page[0x48].private")
    #expect(try page(interface).steps == [5, 14, 25, 34])
    interface.press(.escape)
    #expect(interface.context == .inspecting)
  }

  @Test("a click selects a row, a second one goes there")
  func clicks() throws {
    var interface = try interface()
    interface.press("v", .home)
    let row = Position(20, 5)
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: row)))
    #expect(try page(interface).step == 4)
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: row)))
    #expect(interface.context == .run && interface.run?.session.position == 4)
  }

  @Test("there is nothing to list before the first step")
  func empty() throws {
    var interface = Interface(width: 80, height: 24, session: try .swapDelete())
    interface.press("v")
    #expect(interface.context == .run && interface.message == "there are no steps yet")
  }

  @Test("the filter finds a word wherever it stands, and only there")
  func words() {
    var numbers = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let text = (0..<12).map { _ in String(Character(Unicode.Scalar(UInt8(97 + numbers.next() % 3)))) }.joined()
      let word = (0..<2).map { _ in String(Character(Unicode.Scalar(UInt8(97 + numbers.next() % 3)))) }.joined()
      #expect(EventFilter(word).accepts(text) == text.contains(word), "\(word) in \(text)")
    }
    #expect(EventFilter("  ").isEmpty && EventFilter("").accepts("a") && !EventFilter("abc").accepts("ab"))
  }

  @Test("the pictures", arguments: [(80, 24), (120, 40)])
  func pictures(width: Int, height: Int) throws {
    var interface = try interface(width: width, height: height)
    interface.press("v", .up)
    try expectKept(interface.picture, "events-\(width)x\(height)")
    interface.press("/", "c", "p", "u", "1")
    try expectKept(interface.picture, "events-filter-\(width)x\(height)")
  }
}
