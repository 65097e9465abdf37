import RaceMachine
import RaceSession
import Testing

@testable import RaceScreen

@Suite("Letters of accesses")
struct LetterTests {
  private func letters(_ session: Session, _ cpu: Int) -> String {
    session.events.filter { $0.move.cpu == cpu }.map { AccessLetter.of($0, in: session.program) }.joined()
  }

  @Test("a lookup that is stopped, and the dump that follows") func reader() throws {
    let session = try Moments.firstWindow()
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    #expect(letters(session, 0) == "(rrr+rrrrrr✗rrrrrr")
  }

  @Test("a lookup that returns, and puts its reference") func wholeLookup() throws {
    let session = try Moments.start()
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    #expect(letters(session, 0) == "(rrr+rrrrrrr)r-")
  }

  @Test("a deletion takes locks and gives them back") func deletion() throws {
    let session = try Moments.start("swap-delete")
    #expect(session.apply(.stepToEnd(cpu: 1)).isDone)
    let text = letters(session, 1)
    // The page lock goes, then the last reference, and with it the page.
    #expect(text.hasSuffix("wU-wUr-w"))
    #expect(text.count { $0 == "L" } == text.count { $0 == "U" })
  }

  @Test("a choice, and steps before a lock") func others() throws {
    let session = try Moments.start("swap-delete-thp", "page-index", [.init("offset", "any")])
    #expect(session.apply(.choose(cpu: 0, value: 9)).isDone)
    #expect(letters(session, 0) == "?")
    let waiting = BlockedSteps(try Moments.blocked())
    #expect(waiting.contains(1, 1) && waiting.contains(2, 1) && !waiting.contains(1, 0))
  }
}
