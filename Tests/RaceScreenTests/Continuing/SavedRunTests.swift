import RaceSession
import Testing

@testable import RaceScreen

@Suite("A run of last time")
struct SavedRunTests {
  /// A run with parameters, a choice and a way forward.
  private func played() throws -> Interface {
    let choice = KernelChoice(scenario: "swap-delete-thp", proposal: "mask", settings: [.init("offset", "any")])
    var interface = Interface(width: 120, height: 40, session: try Session(choice))
    interface.press("0", .right, .enter, "0", "1", "1", "0", .left, .left)
    return interface
  }

  @Test("comes back from its text with its way forward, where it was left")
  func roundTrip() throws {
    let before = try played()
    let saved = try #require(before.savedRun)
    #expect(saved.position == 3 && saved.text.hasPrefix("pagerace run 1\nscenario swap-delete-thp\n"))
    let read = try #require(SavedRun(text: saved.text))
    #expect(read == saved)
    let session = try read.session()
    let old = try #require(before.run?.session)
    #expect(session.position == old.position && session.length == old.length)
    #expect(session.fingerprint == old.fingerprint && session.knownSchedule == old.knownSchedule)
  }

  @Test("is offered on the start page and opens there", arguments: [(80, 24), (120, 40), (200, 60)])
  func offered(_ width: Int, _ height: Int) throws {
    let saved = try #require(try played().savedRun)
    var interface = Interface(width: width, height: height)
    #expect(!interface.lastLine.contains("continue"))
    interface.press("c")
    #expect(interface.message == "there is no run of last time")
    interface.offer(saved)
    let picture = interface.picture
    let lines = (0..<height).map { picture.line($0) }
    #expect(lines.contains { $0.hasSuffix("last: swap-delete-thp under mask, step 3") || width < 100 })
    #expect(lines.contains { $0.contains("last: swap-delete-thp") })
    #expect(interface.lastLine.contains("c continue"))
    interface.press("c")
    #expect(interface.run?.session.position == 3)
    interface.press(.escape)
    #expect(interface.context == .start)
  }

  @Test("is none while nothing has been done, in a demo, or of a scenario that only a script knows")
  func none() throws {
    let interface = Interface(width: 80, height: 24, session: try Session(KernelChoice(scenario: "swap-delete")))
    #expect(interface.savedRun == nil)
    #expect(Interface(width: 80, height: 24).savedRun == nil)
    #expect(try Interface(width: 80, height: 24, session: .swapDelete()).savedRun == nil)
  }

  @Test(
    "of another version, or with a part missing or wrong, is none",
    arguments: [
      "", "pagerace run 1", "pagerace run 2\nscenario swap-delete\nproposal mask\nposition 0\nschedule 0",
      "pagerace run 1\nscenario swap-delte\nproposal mask\nposition 0\nschedule 0",
      "pagerace run 1\nscenario swap-delete\nproposal msk\nposition 0\nschedule 0",
      "pagerace run 1\nscenario swap-delete\nproposal mask\nposition -1\nschedule 0",
      "pagerace run 1\nscenario swap-delete\nproposal mask\nposition 0\nschedule 0*x",
      "pagerace run 1\nscenario swap-delete\nproposal mask\nposition 0",
      "pagerace run 1\nscenario swap-delete\nscenario swap-delete\nproposal mask\nposition 0\nschedule 0",
      "pagerace run 1\nscenario swap-delete\nset x\nproposal mask\nposition 0\nschedule 0", "\u{0}\u{1B}[2J\n\n",
    ])
  func broken(_ text: String) { #expect(SavedRun(text: text) == nil) }

  @Test(
    "that no longer fits is said, and the start page stays",
    arguments: ["schedule 0*900", "schedule 7", "schedule 0\nset readers=99", "schedule 0\nset nothing=1"])
  func unfit(_ rest: String) throws {
    let text = "pagerace run 1\nscenario swap-delete\nproposal mask\nposition 1\n\(rest)"
    var interface = Interface(width: 80, height: 24)
    interface.offer(try #require(SavedRun(text: text)))
    interface.press("c")
    #expect(interface.context == .start && interface.message?.hasPrefix("the run of last time cannot") == true)
    interface.press("c")
    #expect(interface.message == "there is no run of last time")
  }
}
