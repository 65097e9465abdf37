@testable import RaceScreen
import RaceSession
import Testing

@Suite("The key that explores")
struct ExploreKeyTests {
  @Test("says what came out, and leaves the verdict on the screen")
  func broken() throws {
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations())
    #expect(interface.lastLine.contains("e explore"))
    interface.press("e")
    #expect(interface.message?.hasPrefix("Broken: index") == true)
    #expect(interface.nextTick == nil)
    interface.press("0")
    #expect(interface.statusLine.hasPrefix(" every interleaving  ✗ broken  from "))
    #expect(interface.lastLine.contains("x break") && !interface.lastLine.contains("e explore"))
    interface.press("e")
    #expect(interface.message?.hasPrefix("Broken: index") == true && interface.run?.session.position == 1)
  }

  @Test("a safe pair has no counterexample")
  func safe() throws {
    var interface = try Interface.exploring("swap-delete", "mask", InstantExplorations())
    interface.press("e")
    #expect(interface.message?.hasPrefix("Safe: no interleaving breaks a promise.") == true)
    interface.press("x")
    #expect(interface.message == "no interleaving breaks a promise here: there is no counterexample")
    #expect(interface.run?.session.length == 0 && !interface.lastLine.contains("x break"))
    interface.press("0")
    #expect(interface.statusLine.hasPrefix(" every interleaving  ✓ safe  "))
  }

  @Test("goes on beside the run, with its progress on the screen")
  func progress() throws {
    let explorations = HeldExplorations()
    var interface = try Interface.exploring("swap-delete", "page-index", explorations)
    interface.press("e")
    #expect(interface.nextTick == Interface.lookInterval)
    #expect(interface.statusLine.hasPrefix(" exploring ⋯  0 states, searching"))
    #expect(interface.lastLine.contains("e stop"))
    interface.press("0", "0", "1")
    #expect(interface.run?.session.position == 3)
    interface.press(" ")
    #expect(interface.nextTick == 0)
    interface.press(" ")
    explorations.begun[0].answer = try Handmade.broken()
    interface.pass(milliseconds: 40)
    #expect(
      interface.message
        == """
        Broken: index + nr <= offset after 15 steps, with 2 switches. 579 states, 1,158 transitions, 722,866,793 \
        schedules. Hit by chance: 0.43, on average first in run 2.3. x shows how.
        """)
    #expect(interface.run?.session.position == 3 && interface.nextTick == nil)
  }

  @Test("is ended by Esc or by itself, and begins anew", arguments: [Key.escape, "e"])
  func stops(_ key: Key) throws {
    let explorations = HeldExplorations()
    var interface = try Interface.exploring("swap-delete", "page-index", explorations)
    interface.press("e", key)
    #expect(explorations.begun[0].watch.isCancelled && interface.statusLine.hasPrefix(" stopping ⋯"))
    explorations.begun[0].answer = Handmade.unknown(.cancelled)
    interface.pass(milliseconds: 40)
    #expect(interface.message?.hasPrefix("Unknown: nothing was found. Stopped before the end.") == true)
    #expect(interface.context == .run)
    interface.press("x")
    #expect(explorations.begun.count == 2 && interface.statusLine.contains("then to the counterexample"))
  }

  @Test("is ended by leaving, by another model and by quitting")
  func leaving() throws {
    let explorations = HeldExplorations()
    var interface = Interface(width: 80, height: 24)
    interface.explorations = explorations
    interface.press(.enter, "e", .escape, .escape)
    #expect(interface.context == .start && explorations.begun[0].watch.isCancelled && interface.nextTick == nil)
    interface.press(.enter, "e", "p", .home, .enter)
    #expect(explorations.begun[1].watch.isCancelled && interface.run?.check == nil)
    #expect(interface.message == "the exploration of the pair before was stopped")
    interface.press("e")
    #expect(interface.press("q") == [.quit])
    #expect(explorations.begun[2].watch.isCancelled)
  }

  @Test("asks about the parameters of the run, and knows what was answered before")
  func parameters() throws {
    let explorations = HeldExplorations()
    let settings: [KernelChoice.Setting] = [.init("offset", "10"), .init("readers", "2")]
    let session = try Session(KernelChoice(scenario: "swap-delete-thp", proposal: "P9", settings: settings))
    var interface = Interface(width: 80, height: 24, session: session)
    interface.explorations = explorations
    interface.press("e")
    let asked = KernelChoice(scenario: "swap-delete-thp", proposal: "mask", settings: [.init("readers", "2")])
    #expect(explorations.begun[0].question.choice == asked)
    explorations.begun[0].answer = Handmade.safe()
    interface.pass(milliseconds: 40)
    interface.press("p", .home, .enter, "p", .end, .up, .up, .enter, "e")
    #expect(explorations.begun.count == 1 && interface.message?.hasPrefix("Safe") == true)
  }

  @Test("says why it cannot, where nothing can be explored")
  func nowhere() throws {
    var interface = Interface(width: 80, height: 24, session: try .swapDelete())
    for key: Key in ["e", "x", "m"] {
      interface.press(key)
      #expect(interface.message == Interface.noExplorations)
    }
    interface.press("u")
    #expect(interface.message?.hasPrefix("no run of yours was put aside") == true)
  }

  @Test("an unknown verdict says what was too much", arguments: [(80, 24), (120, 40)])
  func unknown(_ width: Int, _ height: Int) throws {
    let explorations = InstantExplorations { _ in Handmade.unknown() }
    var interface = try Interface.exploring("swap-delete", "page-index", explorations, width: width, height: height)
    interface.press("e")
    #expect(interface.message?.hasPrefix("Unknown: nothing was found. Too little memory.") == true)
    interface.press("x")
    #expect(interface.message?.hasPrefix("no violation was found, though not all") == true)
    interface.press("0")
    #expect(interface.statusLine.contains("? unknown"))
  }

  @Test("the verdict in the picture", arguments: [(80, 24), (120, 40)])
  func picture(_ width: Int, _ height: Int) throws {
    let answer = try Handmade.broken([
      .init(), .init(detail: "index > offset", shortest: "0*6 1*22 0*3", fewest: "1*8 0*10"),
    ])
    let explorations = InstantExplorations { _ in answer }
    var interface = try Interface.exploring("swap-delete", "page-index", explorations, width: width, height: height)
    interface.press("e")
    try expectKept(interface.picture, "explored-message-\(width)x\(height)")
    interface.press("0")
    try expectKept(interface.picture, "explored-line-\(width)x\(height)")
    try expectKept(interface.picture.ascii().withoutAttributes(), "explored-line-ascii-\(width)x\(height)")
    interface.press("x", "x", .left)
    try expectKept(interface.picture, "explored-example-\(width)x\(height)")
  }
}
