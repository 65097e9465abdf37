import RaceMachine
import Testing

@Suite("Livelock")
struct LivelockTests {
  private func finding(_ schedule: String, _ toy: Toy) throws -> LoopFinding {
    try Schedule(parsing: schedule).loopFinding(in: toy)
  }

  @Test("a CPU that spins while nobody else can run is a livelock")
  func alone() throws {
    let toy = Toy.spinning.only(0)
    #expect(try finding("(0)*", toy) == .livelock(running: [0]))
    #expect(try finding("0*7 (0*3)*", toy) == .livelock(running: [0]))
    #expect(try finding("(0)*", toy).violation == Violation("livelock", "a loop that nobody leaves"))
  }

  @Test("a loop that leaves out somebody who could always run is not fair")
  func unfair() throws {
    #expect(try finding("(0)*", Toy.spinning.only(0, 1)) == .unfair(1))
    #expect(try finding("(0)*", Toy.spinning.only(0, 1)).violation == nil)
  }

  @Test("a loop may leave out somebody who has to wait in one of its states")
  func weaklyFair() throws {
    let toy = Toy.spinning.only(2, 3)
    #expect(try finding("(0*2)*", toy) == .livelock(running: [0]))
    #expect(try finding("0 (0 0)*", toy) == .livelock(running: [0]))
  }

  @Test("a loop that two CPUs take turns in")
  func turns() throws {
    #expect(try finding("(0 1*2)*", Toy.spinning.only(0, 2)) == .livelock(running: [0, 1]))
    #expect(try finding("(0)*", Toy.spinning.only(0, 2)) == .unfair(1))
  }

  @Test("a round that does not come back, no loop at all, and a promise broken")
  func otherFindings() throws {
    #expect(try finding("(1)*", Toy.spinning.only(0, 1)) == .doesNotReturn)
    #expect(try finding("0", Toy.spinning.only(0, 1)) == .noLoop)
    #expect(try finding("1 (0)*", Toy.spinning.only(0, 4)) == .broken(.toy("broken")))
    #expect(try finding("(1 0)*", Toy.spinning.only(0, 4)) == .broken(.toy("broken")))
  }

  @Test("a loop that does not fit the model is refused")
  func refused() {
    #expect(throws: ScheduleRefusal.self) { try finding("1 (0*2)*", Toy.spinning.only(0, 1)) }
    #expect(throws: ScheduleRefusal.self) { try finding("v9: (0)*", Toy.spinning.only(0)) }
  }
}
