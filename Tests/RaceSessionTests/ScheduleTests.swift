import RaceMachine
import RaceSession
import Testing

@Suite("Schedules of a session")
struct ScheduleTests {
  @Test("choices stand in the schedule by name")
  func choices() throws {
    let session = Session(Lesson(choosing: true))
    #expect(
      session.apply(.step(cpu: 0)) == .refused("CPU 0 must choose rounds here: 0(rounds=1), 0(rounds=2)"))
    #expect(session.apply(.choose(cpu: 0, value: 2)) == .moved(nil))
    session.apply(.steps(cpu: 0, count: 2))
    session.apply(.step(cpu: 1))
    #expect(session.schedule.description == "0(rounds=2) 0*2 1")
    #expect(session.switchCount == 1)
    session.apply(.goTo(2))
    #expect(session.schedule.description == "0(rounds=2) 0")
    #expect(session.knownSchedule.description == "0(rounds=2) 0*2 1")
    session.apply(.toEnd)
    #expect(session.schedule.description == "0(rounds=2) 0*2 1")
  }

  @Test("a branch that grows longer than the way before has its own schedule")
  func branch() {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 3))
    #expect(session.schedule.description == "1*3")
    session.apply(.goTo(1))
    session.apply(.steps(cpu: 0, count: 2))
    session.apply(.step(cpu: 1))
    #expect(session.schedule.description == "1 0*2 1")
  }

  @Test("a schedule that does not fit is refused as a whole, with its step")
  func refused() throws {
    let session = Session(Lesson(choosing: true))
    let before = session.fingerprint
    #expect(
      session.apply(.run(try Schedule(parsing: "0(rounds=1) 1*6")))
        == .refused("step 7 of the schedule: CPU 1 has finished"))
    #expect(
      session.apply(.run(try Schedule(parsing: "0(turns=1)")))
        == .refused("step 1 of the schedule: CPU 0 chooses rounds here, not turns"))
    #expect(
      session.apply(.run(try Schedule(parsing: "v4: 1")))
        == .refused("the schedule was stored for version 4 of the model; this is version 3"))
    #expect(session.apply(.run(Schedule())) == .nothing("the schedule is empty"))
    #expect(session.fingerprint == before && session.length == 0)
    #expect(session.apply(.run(try Schedule(parsing: "v3: 0(rounds=1) 1*5"))) == .moved(nil))
  }

  @Test("a refused schedule leaves the known way as it was")
  func refusedKeepsWay() throws {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 4))
    session.apply(.goTo(1))
    #expect(session.apply(.run(try Schedule(parsing: "0 1*9"))).isDone == false)
    #expect(session.position == 1 && session.length == 4)
    session.apply(.toEnd)
    #expect(session.schedule.description == "1*4")
  }

  @Test("more steps than are kept are refused")
  func tooLong() throws {
    let session = Session(Lesson(spinner: true))
    let answer = session.apply(.run(try Schedule(parsing: "2*1000000")))
    #expect(
      answer
        == .refused(
          "step 250001 of the schedule: this run has 250000 steps, the most that are kept; go back first"))
    #expect(session.length == 0)
  }

  @Test("automatic play follows the known way, then everybody in turn")
  func play() {
    let session = Session(Lesson(choosing: true))
    session.apply(.step(cpu: 1))
    session.apply(.step(cpu: 1))
    session.apply(.toStart)
    while session.apply(.play(.fair)).isDone {}
    #expect(session.schedule.description == "1*2 0(rounds=1) 1 0 1*2")
    #expect(session.isOver)
    #expect(session.apply(.play(.fair)) == .nothing("the run is over: nobody can go on"))
    session.apply(.goTo(3))
    session.apply(.restart)
    #expect(session.apply(.play(.knownWay)) == .nothing("the known way ends here"))
    #expect(session.nextMove(for: .roundRobin(turn: 2)) == Move(cpu: 0, .choose(1)))
    session.apply(.play(.roundRobin(turn: 2)))
    #expect(session.nextMove(for: .roundRobin(turn: 2))?.cpu == 0)
    session.apply(.play(.roundRobin(turn: 2)))
    #expect(session.nextMove(for: .roundRobin(turn: 2))?.cpu == 1)
  }
}
