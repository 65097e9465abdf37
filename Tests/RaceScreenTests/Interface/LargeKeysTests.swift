import DemoScript
import Testing

@testable import RaceScreen

@Suite("The screen of a lecture hall")
struct LargeKeysTests {
  @Test("comes and goes with a key, in a run and in what is opened next", arguments: [(80, 24), (120, 40), (200, 60)])
  func run(_ width: Int, _ height: Int) throws {
    var interface = Interface(width: width, height: height)
    interface.press(.enter)
    let usual = interface.picture
    interface.press("z")
    let large = interface.picture
    func inked(_ canvas: Canvas) -> Int { canvas.plainText().count { !$0.isWhitespace } }
    #expect(inked(large) < inked(usual))
    #expect(interface.lastLine.contains("q quit"))
    interface.press(.tab)
    #expect(interface.message == "the large screen has no panels; z shows all of it")
    interface.press(.escape, .down, .enter)
    #expect(interface.run?.isLarge == true)
    interface.press("z", .escape, .up, .enter)
    #expect(interface.picture == usual)
  }

  @Test("shows demos, and is what a person may prefer")
  func demo() throws {
    let script = "title \"A\"\nscenario swap-delete\nchapter \"First\"\nstep 0 3\nsay \"CPU 0 has begun.\"\n"
    let entry = DemoEntry(name: "a", source: DemoSource(name: "a.demo", text: script))
    var interface = Interface(width: 80, height: 24, demo: try ReadyDemo(entry))
    interface.press(.end)
    let usual = interface.picture
    interface.adopt(Preferences.read("large = on", name: "config").preferences)
    #expect(interface.picture != usual && interface.picture.plainText().contains("CPU 0 has begun."))
    interface.press("z")
    #expect(interface.picture == usual)
  }
}
