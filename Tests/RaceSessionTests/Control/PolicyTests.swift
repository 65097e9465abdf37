import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("How play goes on by itself")
struct PolicyTests {
  @Test("by chance: the seed decides, and the position, whatever is known")
  func random() throws {
    func run(_ seed: UInt64) throws -> String {
      let session = try Session(KernelChoice(scenario: "swap-delete-thp", settings: [.init("offset", "any")]))
      while session.apply(.play(.random(seed: seed))).isDone {}
      #expect(session.isOver)
      let schedule = session.schedule.description
      session.apply(.goTo(session.length / 2))
      while session.apply(.play(.random(seed: seed))).isDone {}
      #expect(session.schedule.description == schedule, "the same way again, with no branch")
      #expect(session.branches.isEmpty)
      return schedule
    }
    let schedules = try (1...12).map { try run(UInt64($0)) }
    #expect(try run(1) == schedules[0])
    #expect(Set(schedules).count > 8)
  }

  @Test("by chance, every CPU and every choice comes as often as another")
  func uniform() throws {
    var first = [0, 0]
    var chosen: [Word: Int] = [:]
    for seed in 0..<400 {
      let session = Session(Lesson(choosing: true))
      let move = try #require(session.nextMove(for: .random(seed: UInt64(seed))))
      first[move.cpu] += 1
      if case .choose(let value) = move.action { chosen[value, default: 0] += 1 }
    }
    #expect(first.allSatisfy { (160...240).contains($0) })
    #expect(chosen.count == 2 && chosen.values.allSatisfy { (70...130).contains($0) })
  }

  @Test("along a schedule, move by move, until the run leaves it or it ends")
  func following() throws {
    let schedule = try Schedule(parsing: "0 1*2 0")
    let session = Session(Lesson())
    for _ in 0..<4 { #expect(session.apply(.play(.following(schedule))) == .moved(nil)) }
    #expect(session.verdict.isBroken && session.divergence(from: schedule) == nil)
    #expect(session.apply(.play(.following(schedule))) == .nothing("the schedule ends here"))
    session.apply(.goTo(1))
    session.apply(.step(cpu: 0))
    #expect(session.divergence(from: schedule) == 2)
    #expect(
      session.apply(.play(.following(schedule))) == .nothing("the run left the way of the schedule at step 2"))
    session.apply(.back(1))
    #expect(session.nextMove(for: .following(schedule)) == Move(cpu: 1))
  }

  @Test("along a loop of a schedule for ever")
  func loop() throws {
    let session = Session(Lesson(spinner: true))
    let schedule = try Schedule(parsing: "1 (2*2 0)*")
    for _ in 0..<4 { session.apply(.play(.following(schedule))) }
    #expect(session.schedule.description == "1 2*2 0")
    #expect(session.nextMove(for: .following(schedule)) == Move(cpu: 2))
  }
}
