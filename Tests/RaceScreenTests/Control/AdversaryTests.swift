import PageCacheModel
@testable import RaceScreen
import RaceSession
import Testing

@Suite("The adversary")
struct AdversaryTests {
  @Test("explores first, then takes one step after the other, and says what each is for")
  func steps() throws {
    var interface = try Interface.exploring("swap-delete-thp", "page-index", InstantExplorations())
    let session = try #require(interface.run?.session)
    interface.press("a")
    #expect(session.position == 0 && interface.message?.hasPrefix("the adversary needs ") == true)
    var said: [String] = []
    while !session.verdict.isBroken, said.count < 100 {
      interface.press("a")
      said.append(interface.message ?? "")
    }
    #expect(session.verdict.isBroken && said.count == session.position)
    #expect(said.allSatisfy { $0.contains(" of \(said.count): ") })
    #expect(
      said.contains { $0.contains("that decides") }
        && said.contains { $0.contains("This leads to step") && $0.contains(" page[0x48].") })
    #expect(said.last?.contains("That breaks: vm-bug") == true)
    #expect(said.dropLast().contains { $0.contains("Then CPU ") })
  }

  @Test("goes on from where the person stands, and notices who leaves its way")
  func leaves() throws {
    let answer = try Handmade.broken([.init(shortest: "0*4 1*3 0")])
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    let session = try #require(interface.run?.session)
    interface.press("0", "0", "a")
    #expect(session.position == 2 && interface.message?.hasSuffix("it goes on from step 2") == true)
    interface.press("a", "1")
    #expect(session.schedule.description == "0*3 1")
    #expect(interface.message == "this leaves the adversary's way; a goes back to it")
    interface.press("a")
    #expect(session.position == 3 && session.schedule.description == "0*3")
    interface.press("a", "a")
    #expect(session.schedule.description == "0*4 1")
    interface.press(.escape, "a")
    #expect(session.branches.map(\.schedule.description) == ["1"])
  }

  @Test("follows the counterexample that is shown, not the shortest")
  func shown() throws {
    let answer = try Handmade.broken([.init(shortest: "0*4 1*3 0"), .init(detail: "other", shortest: "0*2 1*5")])
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    let session = try #require(interface.run?.session)
    interface.press("x")
    let first = session.schedule
    interface.press("x")
    let shown = session.schedule
    interface.press("a")
    #expect(session.position == 0 && interface.run?.adversary?.schedule == shown && shown != first)
    for _ in 0..<shown.stepCount { interface.press("a") }
    #expect(session.schedule == shown)
  }

  @Test("space plays its way, with its words, to the end")
  func plays() throws {
    var interface = try Interface.exploring(
      "swap-delete-thp", "page-index", InstantExplorations(), width: 120, height: 40)
    let session = try #require(interface.run?.session)
    interface.press("a", " ")
    #expect(interface.picture.line(0).contains("adversary"))
    while interface.nextTick != nil { interface.pass(milliseconds: 400) }
    #expect(session.verdict.isBroken && session.verdict.first?.step == session.position)
    #expect(interface.message?.contains("That breaks") == true)
  }

  @Test("is not there where nothing breaks")
  func safe() throws {
    let safe = Handmade.safe()
    var interface = try Interface.exploring("swap-delete", "subpages", InstantExplorations { _ in safe })
    interface.press("a")
    #expect(interface.message?.hasPrefix("Safe") == true || interface.message?.lowercased().contains("safe") == true)
    interface.press("a")
    #expect(interface.message == "no interleaving breaks a promise here: there is no counterexample")
  }
}
