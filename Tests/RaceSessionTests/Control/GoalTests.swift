import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("Playing until something happens")
struct GoalTests {
  private func thp() throws -> Session { try Session(KernelChoice(scenario: "swap-delete-thp")) }

  @Test("a place, of any CPU or of one")
  func place() throws {
    let session = try thp()
    let goal = RunGoal.place(try ProgramPlace(parsing: "set_page_private#2"), cpu: nil)
    let answer = session.apply(.runUntil(goal, .fair))
    #expect(answer == .moved("CPU 1 has just run 'set_page_private#2' at step \(session.position)"))
    let twice = session.events[..<session.position].count { event in
      event.lines.contains { $0.kind == .step && session.program.lines[$0.line].name.contains("set_page_private") }
    }
    #expect(twice == 2)
    #expect(
      session.apply(.runUntil(.place(try ProgramPlace(parsing: "set_page_private"), cpu: 0), .fair))
        == .refused("CPU 0 never runs 'set_page_private'; CPU 1 may"))
  }

  @Test("an access to a word")
  func access() throws {
    let session = try thp()
    let answer = session.apply(.runUntil(.access("page[0x48].private", .write), .fair))
    #expect(answer.isDone)
    #expect(session.lastEvent?.access.map { session.map.name(of: $0.address) } == "page[0x48].private")
    #expect(session.lastEvent?.access?.new == 0)
  }

  @Test("a violation, along the known way and beyond")
  func violation() throws {
    let session = Session(Lesson())
    session.apply(.run(try Schedule(parsing: "0 1")))
    session.apply(.toStart)
    let answer = session.apply(.runUntil(.violation, .roundRobin(turn: 3)))
    #expect(session.schedule.description.hasPrefix("0 1"))
    #expect(answer == .moved("a check fired at step \(session.position): bug: !found"))
  }

  @Test("what does not come is said: a check fires before, or nobody can go on")
  func missed() throws {
    let session = Session(Lesson())
    let goal = RunGoal.place(try ProgramPlace(parsing: "unlock#2"), cpu: nil)
    session.apply(.run(try Schedule(parsing: "0 1*2")))
    #expect(session.apply(.runUntil(goal, .roundRobin(turn: 9))) == .stopped("a check fired at step 7: bug: !found"))
    let answer = session.apply(.runUntil(goal, .fair))
    #expect(answer == .stopped("'unlock#2' has not come up to step 8: the run is over: nobody can go on"))
    #expect(session.apply(.runUntil(goal, .fair)) == .refused("the run is over: nobody can go on"))
  }

  @Test("what never comes in a run that never ends is refused, and nothing has changed")
  func endless() throws {
    let session = Session(Lesson(spinner: true))
    session.apply(.stepToEnd(cpu: 0))
    let goal = RunGoal.place(try ProgramPlace(parsing: "unlock#2"), cpu: nil)
    let answer = session.apply(.runUntil(goal, .fair))
    #expect(answer == .refused("'unlock#2' does not come within \(Session.untilLimit) steps"))
    #expect(session.position == 2 && session.length == 2)
  }

  @Test("a misspelt word has a suggestion")
  func misspelt() throws {
    let answer = try thp().apply(.runUntil(.access("page[0x4a].prvate", .any), .fair))
    #expect(
      answer == .refused("this model has no word or object 'page[0x4a].prvate'; did you mean 'page[0x4a].private'?"))
  }
}
