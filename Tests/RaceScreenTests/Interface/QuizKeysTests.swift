import DemoScript
@testable import RaceScreen
import Testing

@Suite("Questions, verdicts and remarks of a demo on the screen")
struct QuizKeysTests {
  private static let script = """
    title "A small story"
    scenario swap-delete
    chapter "First"
    say "CPU 0 begins." "It looks a slot up."
    note "Wait here."
    ask "Which page does it get?"
    wrong "None." "There is one."
    right "Page 0x49." "It lies in slot 9."
    chapter "Second"
    say "Now all of it."
    explore broken
    """

  private func interface(showsNotes: Bool = false, width: Int = 80, height: Int = 24) throws -> Interface {
    let entry = DemoEntry(name: "small", source: DemoSource(name: "small.demo", text: Self.script))
    return Interface(width: width, height: height, demo: try ReadyDemo(entry), showsNotes: showsNotes)
  }

  /// An interface on which the question is open.
  private func asking() throws -> Interface {
    var interface = try interface()
    interface.pass(milliseconds: 0)
    interface.pass(milliseconds: 60_000)
    return interface
  }

  @Test("a question waits for a key, however long that takes")
  func waits() throws {
    var interface = try asking()
    let text = interface.picture.plainText()
    for line in ["Which page does it get?", "1  None.", "2  Page 0x49."] { #expect(text.contains(line), "\(line)") }
    #expect(interface.nextTick == nil && interface.lastLine.contains("1 2 answer"))
    interface.pass(milliseconds: 1_000_000)
    #expect(interface.demo?.player.isAsking == true)
  }

  @Test("what was picked is marked, what is right too, and the story goes on")
  func picks() throws {
    var interface = try asking()
    interface.press("3")
    #expect(interface.message == "there is no answer 3 here; there are 2")
    interface.press("1")
    let text = interface.picture.plainText()
    for line in ["There is one.", "✗  None.", "✓  Page 0x49."] { #expect(text.contains(line), "\(line)") }
    #expect(interface.nextTick == 1_500)
    interface.pass(milliseconds: 1_500)
    #expect(interface.demo?.player.chapter == 1)
    interface.press("1")
    #expect(interface.message == "no question is open")
  }

  @Test("who wants to be told presses space, or goes on", arguments: [Key.character(" "), .right])
  func told(_ key: Key) throws {
    var interface = try asking()
    interface.press(key)
    let text = interface.picture.plainText()
    #expect(text.contains("It lies in slot 9.") && text.contains("✓  Page 0x49.") && !text.contains("✗"))
  }

  @Test("one move back, the question is open again")
  func back() throws {
    var interface = try asking()
    interface.press("1", .left)
    #expect(interface.demo?.player.isAsking == true && interface.picture.plainText().contains("1  None."))
    interface.press(" ")
    #expect(interface.demo?.player.picked == 1, "what was picked before is forgotten")
  }

  @Test("remarks are for who asks for them", arguments: [(80, 24), (120, 40)])
  func remarks(_ width: Int, _ height: Int) throws {
    for shows in [true, false] {
      var interface = try interface(showsNotes: shows, width: width, height: height)
      interface.pass(milliseconds: 0)
      let text = interface.picture.plainText()
      #expect(text.contains("It looks a slot up.") && text.contains("note: Wait here.") == shows)
    }
  }

  @Test("a verdict stands below what is said, and hides none of it", arguments: [(80, 24), (120, 40)])
  func verdict(_ width: Int, _ height: Int) throws {
    var interface = try interface(width: width, height: height)
    interface.press(.end)
    let text = interface.picture.plainText()
    #expect(text.contains("Now all of it.") && text.contains("Broken: index + nr <= offset"))
  }
}
