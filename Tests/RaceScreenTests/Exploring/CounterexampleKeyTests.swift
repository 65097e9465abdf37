import DemoScript
import RaceMachine
@testable import RaceScreen
import RaceSession
import Testing

@Suite("The key that shows counterexamples")
struct CounterexampleKeyTests {
  private static let three: [Handmade.Break] = [
    .init(detail: "late", shortest: "0*4 1*3"), .init(detail: "early", shortest: "0*2 1 0 1", fewest: "0*6"),
  ]

  @Test("explores first, then goes to the end of a run that breaks")
  func explores() throws {
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations())
    interface.press("x")
    let session = try #require(interface.run?.session)
    #expect(session.verdict.isBroken && session.position == session.length)
    #expect(interface.message?.hasPrefix("shortest run to index") == true)
    #expect(interface.message?.contains("your run") == false)
    let cpu = session.lastEvent?.move.cpu
    #expect(session.events[session.freshSteps].allSatisfy { $0.move.cpu == cpu })
  }

  @Test(
    "from the start page one key shows a run that breaks: of the selected scenario, or under the selected proposal",
    arguments: [
      ([], "swap-delete-thp", "page-index"), ([.tab], "swap-delete", "page-index"),
      ([.tab, .tab, .down], "swap-delete-thp", "index"),
    ] as [([Key], String, String)])
  func fromStart(keys: [Key], scenario: String, proposal: String) throws {
    var interface = Interface(
      width: 80, height: 24, demos: [DemoEntry(name: "a", source: DemoSource(name: "a.demo", text: "title \"A\""))])
    interface.explorations = InstantExplorations()
    for key in keys { interface.press(key) }
    interface.press("x")
    let session = try #require(interface.run?.session)
    #expect(session.kernel?.scenario == scenario && session.kernel?.proposal == proposal)
    #expect(session.verdict.isBroken && session.position == session.length)
  }

  @Test("shows one after the other, round and round")
  func round() throws {
    let answer = try Handmade.broken(Self.three)
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    let session = try #require(interface.run?.session)
    var seen: [String] = []
    for _ in 0..<4 {
      interface.press("x")
      seen.append(session.knownSchedule.description)
    }
    #expect(seen == ["0*2 1 0 1", "0*6", "0*4 1*3", "0*2 1 0 1"])
    #expect(interface.message == "shortest run to early: 5 steps, 3 switches (1 of 3, x: next)")
    interface.press("x")
    let fewest = "fewest switches to early: 6 steps, 0 switches (2 of 3"
    #expect(interface.message?.hasPrefix(fewest) == true)
    interface.press(.left, .left, "x")
    #expect(session.knownSchedule.description == "0*4 1*3")
    interface.press(.left, "0", "x")
    #expect(session.knownSchedule.description == "0*4 1*3" && interface.message?.contains("u: your run") == true)
  }

  @Test("keeps the person's run, to which u returns")
  func ownRun() throws {
    let answer = try Handmade.broken()
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    let session = try #require(interface.run?.session)
    interface.press("0", "1", "0", "1", .left, "x")
    #expect(session.position == 15 && interface.message?.hasSuffix("; u: your run") == true)
    #expect(interface.lastLine.contains("u your run"))
    interface.press("u")
    #expect(session.knownSchedule.description == "0 1 0 1" && session.position == 3)
    #expect(interface.message == "your run, 4 steps; x shows the counterexample again")
    interface.press("u")
    #expect(interface.message?.hasPrefix("no run of yours was put aside") == true)
    interface.press("x")
    #expect(session.position == 15 && interface.run?.kept.count == 1)
  }

  @Test("is exact where one run is the beginning of the other", arguments: [1, 10, 15, 16])
  func beginnings(_ steps: Int) throws {
    let answer = try Handmade.broken()
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    let session = try #require(interface.run?.session)
    for _ in 0..<min(8, steps) { interface.press("0") }
    for _ in 8..<max(8, min(11, steps)) { interface.press("1") }
    for _ in 11..<max(11, steps) { interface.press("0") }
    let own = session.knownSchedule
    interface.press("x")
    #expect(session.length == 15 && session.position == 15)
    #expect(interface.run?.kept.count == (steps == 15 ? 0 : 1))
    interface.press("u")
    #expect(session.knownSchedule == own && session.length == steps)
    if steps != 15 { #expect(interface.run?.showsExample == false) }
  }

  @Test("loses no run of several, whatever was changed meanwhile")
  func severalRuns() throws {
    let answer = try Handmade.broken()
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    let session = try #require(interface.run?.session)
    interface.press("0", "0", "x", .home, "1", "1", "1", "x", "p", .home, .enter)
    #expect(session.kernel?.proposal == "subpages")
    var schedules: Set<String> = []
    for _ in 0..<3 {
      interface.press("u")
      schedules.insert("\(session.kernel?.proposal ?? "") \(session.knownSchedule)")
    }
    #expect(schedules.contains("page-index 0*2") && schedules.contains("page-index 1*3"))
    #expect(interface.run?.kept.count == 2)
  }

  @Test("a livelock is shown with one round of its loop")
  func livelock() throws {
    let answer = try Handmade.broken([
      .init(kind: "livelock", detail: "a loop that nobody leaves", shortest: "0*3 (1*2 0)*")
    ])
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    interface.press("x")
    #expect(interface.run?.session.knownSchedule.description == "0*3 1*2 0")
    #expect(
      interface.message == "shortest run to livelock: 6 steps, 2 switches; from step 4 on it goes round for ever")
    interface.press(.left)
    #expect(interface.statusLine.hasPrefix(" counterexample 1 of 1  ✗ livelock  from step 4 on round for ever"))
    interface.press("x")
    #expect(interface.run?.session.position == 6 && interface.run?.kept.isEmpty == true)
  }

  @Test("waits until the run is to be seen again")
  func help() throws {
    let explorations = HeldExplorations()
    var interface = try Interface.exploring("swap-delete", "page-index", explorations)
    interface.press("x", "?")
    explorations.begun[0].answer = try Handmade.broken()
    interface.pass(milliseconds: 40)
    #expect(interface.run?.session.position == 0)
    interface.press("?")
    interface.pass(milliseconds: 40)
    #expect(interface.run?.session.position == 15)
  }

  @Test("a schedule that does not fit changes nothing")
  func misfit() throws {
    let answer = try Handmade.broken([.init(shortest: "0*2 7")])
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in answer })
    interface.press("0", "1", "1", .left, "x")
    #expect(interface.message?.hasPrefix("step 3 of the schedule: ") == true)
    #expect(interface.run?.session.position == 2 && interface.run?.session.length == 3)
    #expect(interface.run?.kept.isEmpty == true)
  }
}
