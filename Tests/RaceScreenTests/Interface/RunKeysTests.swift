@testable import RaceScreen
import RaceSession
import Testing

@Suite("Keys of a run")
struct RunKeysTests {
  private func interface(_ session: Session) -> Interface { Interface(width: 80, height: 24, session: session) }

  @Test("digits step, arrows go back and on")
  func steps() throws {
    let session = try Session.swapDelete()
    var interface = interface(session)
    interface.press("0", "0", "1")
    #expect(session.position == 3 && session.events.map(\.move.cpu) == [0, 0, 1])
    interface.press(.left, "h")
    #expect(session.position == 1 && session.length == 3)
    interface.press("l")
    #expect(session.position == 2)
    interface.press(.home)
    #expect(session.position == 0)
    interface.press("G")
    #expect(session.position == 3)
    interface.press(.pageUp)
    #expect(session.position == 0 && interface.message == nil)
    interface.press(.pageDown, "g", "r")
    #expect(session.length == 0)
  }

  @Test("a key that cannot act says why, and the next key takes the answer away")
  func reasons() throws {
    let session = try Session.swapDelete()
    var interface = interface(session)
    #expect(interface.press("7").isEmpty)
    #expect(interface.picture.line(22) == " there is no CPU 7 here; this run has CPUs 0 to 1")
    interface.press(.left)
    #expect(interface.message == "this is the beginning")
    interface.press(.right)
    #expect(interface.message?.hasPrefix("the known way ends here") == true)
    interface.press("r")
    #expect(interface.message?.hasPrefix("this is the beginning") == true)
    interface.press(.down)
    #expect(interface.message?.hasPrefix("no panel has the focus") == true)
    interface.press(.escape)
    #expect(interface.message == "nothing is open above this; q quits")
    interface.press("y")
    #expect(interface.message == "y does nothing here; ? shows the keys")
    interface.press("0")
    #expect(interface.message == nil && session.position == 1)
  }

  @Test("a CPU that waits, or has finished, says so at its digit")
  func statuses() throws {
    let session = try Session.swapDelete()
    var interface = interface(session)
    while session.status(of: 0).canRun { interface.press("0") }
    interface.press("0")
    #expect(interface.message == "CPU 0 has finished")
    #expect(!interface.lastLine.contains("0 1 step"))
    while !session.isOver { interface.press("1") }
    interface.press(" ")
    #expect(interface.message?.hasPrefix("the run is over") == true)
    interface.press(.right)
    #expect(interface.message == "the run is over: nobody can go on")
  }

  @Test("a CPU that must choose gets a row of values")
  func choice() throws {
    let session = try Session.choosing()
    var interface = interface(session)
    interface.press("0")
    #expect(interface.context == .choice && session.position == 0)
    let row = interface.picture.line(22)
    #expect(row.contains("chooses offset"))
    interface.press(.right, .right, .left)
    #expect(interface.top(ChoiceBar.self)?.selected == 1)
    let value = interface.top(ChoiceBar.self)?.value
    interface.press(.enter)
    #expect(interface.context == .run && session.position == 1)
    #expect(value.map { session.events[0].move.action == .choose($0) } == true)
    interface.press(.left, "0", .escape)
    #expect(interface.context == .run && session.position == 0)
  }

  @Test("plays along the known way, then fairly, and stops where a check fires")
  func play() throws {
    let session = try Session.swapDelete(proposal: "page-index")
    var interface = interface(session)
    #expect(interface.nextTick == nil)
    interface.press("0", "0", "0", .home, " ")
    #expect(interface.nextTick == 0)
    interface.pass(milliseconds: 0)
    #expect(session.position == 1 && session.length == 3 && interface.nextTick == 400)
    interface.pass(milliseconds: 399)
    #expect(session.position == 1 && interface.nextTick == 1)
    interface.press("+")
    interface.pass(milliseconds: 1)
    #expect(session.position == 2 && interface.nextTick == 200)
    while interface.nextTick != nil { interface.pass(milliseconds: 1_000) }
    #expect(interface.message?.contains("step \(session.position)") == true)
    #expect(session.isOver || session.verdict.isBroken)
  }

  @Test("playing stops for the keys of the person")
  func pause() throws {
    let session = try Session.swapDelete()
    var interface = interface(session)
    interface.press(" ")
    interface.pass(milliseconds: 1)
    interface.press("?")
    #expect(interface.nextTick == nil)
    interface.press("?")
    #expect(interface.nextTick != nil)
    interface.press(.left)
    #expect(interface.nextTick == nil && session.position == 0)
    interface.press(" ", " ")
    #expect(interface.nextTick == nil)
  }

  @Test("t shows the trees in turn, then again the one touched last")
  func trees() throws {
    let session = try Session(KernelChoice(scenario: "swap-move"))
    var interface = interface(session)
    #expect(interface.lastLine.contains("t tree") && interface.picture.line(10).contains("swap 0  1 of 2"))
    interface.press("t")
    #expect(interface.message == "tree 2 of 2: swap 1, space 0" && interface.picture.line(10).contains("2 of 2"))
    interface.press("t")
    #expect(interface.message == "the tree that was touched last" && interface.picture.line(10).contains("1 of 2"))
  }

  @Test("t says so where there is only one tree")
  func oneTree() throws {
    var interface = interface(try Session.swapDelete())
    interface.press("t")
    #expect(interface.message == "there is only one tree here")
    #expect(!interface.lastLine.contains("tree"))
  }
}
