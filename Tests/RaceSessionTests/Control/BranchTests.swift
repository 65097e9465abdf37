import PageCacheModel
import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("Branches")
struct BranchTests {
  @Test("a step that differs keeps the way it leaves, and going there restores it")
  func keeps() throws {
    let session = Session(Lesson())
    session.apply(.run(try Schedule(parsing: "1*3 0")))
    session.apply(.goTo(1))
    #expect(session.branches.isEmpty)
    session.apply(.step(cpu: 0))
    let branch = try #require(session.branches.first)
    #expect(session.branches.count == 1 && session.length == 2)
    #expect(branch.parting == 1 && branch.length == 4 && branch.position == 4)
    #expect(branch.schedule.description == "1*2 0")
    #expect(session.apply(.toBranch(branch.number)) == .moved("branch 1, step 4 of 4"))
    #expect(session.schedule.description == "1*3 0")
    let other = try #require(session.branches.first)
    #expect(other.schedule.description == "0" && other.parting == 1 && session.branches.count == 1)
  }

  @Test("a way is taken again where the session stood on it")
  func standing() throws {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 4))
    session.apply(.goTo(1))
    session.apply(.step(cpu: 0))
    session.apply(.toBranch(1))
    session.apply(.goTo(3))
    let print = session.fingerprint
    session.apply(.toBranch(try #require(session.branches.first).number))
    #expect(session.schedule.description == "1 0" && session.branches.first?.position == 3)
    session.apply(.toBranch(try #require(session.branches.first).number))
    #expect(session.position == 3 && session.length == 4 && session.fingerprint == print)
  }

  @Test("what a longer branch contains, or the known way, is none of its own")
  func contained() throws {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 4))
    session.apply(.goTo(2))
    session.apply(.step(cpu: 0))
    session.apply(.goTo(2))
    session.apply(.steps(cpu: 1, count: 2))
    #expect(session.branches.map(\.schedule.description) == ["0"], "the first way is known again")
    session.apply(.goTo(0))
    session.apply(.step(cpu: 0))
    #expect(session.branches.map(\.schedule.description) == ["1*4", "1*2 0"])
  }

  @Test("restart keeps the way; another scenario keeps none; another proposal lets branches fit or say why not")
  func models() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    session.apply(.run(try Schedule(parsing: "0*5 1*2")))
    session.apply(.restart)
    #expect(session.length == 0 && session.branches.map(\.schedule.description) == ["0*5 1*2"])
    session.apply(.proposal("mask"))
    #expect(session.apply(.toBranch(1)).isDone && session.schedule.description == "0*5 1*2")
    session.apply(.goTo(0))
    session.apply(.stepToEnd(cpu: 0))
    session.apply(.goTo(0))
    session.apply(.steps(cpu: 1, count: 1))
    let whole = try #require(session.branches.first { $0.schedule.items.count == 1 })
    session.apply(.proposal("page-index"))
    let before = (session.fingerprint, session.length, session.branches)
    let answer = session.apply(.toBranch(whole.number))
    if !answer.isDone { #expect(answer.message?.hasPrefix("branch \(whole.number) does not fit here: step") == true) }
    if !answer.isDone { #expect(before == (session.fingerprint, session.length, session.branches)) }
    session.apply(.scenario("reclaim"))
    #expect(session.branches.isEmpty)
    #expect(session.apply(.toBranch(1)) == .refused("there is no branch 1"))
  }

  @Test("a schedule that is refused leaves no branch behind")
  func refused() throws {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 4))
    session.apply(.goTo(1))
    #expect(!session.apply(.run(try Schedule(parsing: "0 1*9"))).isDone)
    #expect(session.branches.isEmpty && session.length == 4)
  }

  @Test("so many are kept, and one can be forgotten")
  func bounded() throws {
    let session = Session(Lesson(spinner: true))
    for count in 1...(Session.maximumBranches + 8) {
      session.apply(.steps(cpu: 2, count: count))
      session.apply(.step(cpu: 1))
      session.apply(.goTo(0))
      session.apply(.step(cpu: 0))
      session.apply(.goTo(0))
    }
    #expect((Session.maximumBranches - 1...Session.maximumBranches).contains(session.branches.count))
    let first = try #require(session.branches.first)
    #expect(session.apply(.removeBranch(first.number)) == .noted("branch \(first.number) is forgotten"))
    #expect(!session.branches.contains(first))
    #expect(session.apply(.removeBranch(first.number)) == .refused("there is no branch \(first.number)"))
  }

  @Test("every branch leads to the state to which its schedule leads, whatever was done between")
  func equivalence() throws {
    var random = SplitMix64(seed: 3)
    var taken = 0
    for model in [Lesson(choosing: true), Lesson(spinner: true), Lesson(locking: true)] {
      let session = Session(model)
      for _ in 0..<400 {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: session.apply(.goTo(Int.random(in: 0...session.length, using: &random)))
        case 1:
          guard let branch = session.branches.randomElement(using: &random) else { continue }
          let prefix = session.knownSchedule(upTo: branch.parting)
          #expect(session.apply(.toBranch(branch.number)).isDone)
          let replay = Session(model)
          replay.apply(.run(prefix))
          replay.apply(.run(branch.schedule))
          replay.apply(.goTo(branch.position))
          #expect(replay.fingerprint == session.fingerprint && replay.length == session.length)
          taken += 1
        default:
          guard let move = session.view.moves.randomElement(using: &random) else { continue }
          session.apply(session.action(for: move))
        }
      }
    }
    #expect(taken > 60)
  }
}

extension Session {
  fileprivate func knownSchedule(upTo count: Int) -> Schedule { count > 0 ? schedule(ofSteps: 1...count) : Schedule() }
}
