import RaceExplorer
import RaceMachine
import RaceSession
import Testing

@testable import RaceScreen

@Suite("The levels of the challenge")
struct ChallengeLevelTests {
  @Test("all break, and become harder: more switches, or as many and more steps")
  func order() throws {
    var last = ChallengeScore(switches: 0, steps: 0)
    for level in ChallengeLevel.all {
      let answer = Question(try level.choice.model()).answer()
      #expect(answer.report?.judgement == .broken && answer.isFinal, "\(level.choice)")
      let best = try #require(answer.bestScore)
      #expect(last <= best, "\(level.choice)")
      last = best
    }
    #expect(Set(ChallengeLevel.all).count == ChallengeLevel.all.count)
  }

  @Test("have runs that fail as they promise, with so many switches and steps")
  func scores() throws {
    for level in ChallengeLevel.all {
      let answer = Question(try level.choice.model()).answer()
      let best = try #require(answer.bestExample.map { answer.examples[$0] })
      let session = try Session(level.choice)
      #expect(session.apply(.run(best.run.schedule)).isDone)
      let failure = try #require(session.failure)
      #expect(failure.violation == best.violation && failure.score == answer.bestScore)
      // One step less, and nothing has failed.
      session.apply(.back(1))
      #expect(session.failure == nil)
    }
  }
}

@Suite("A failure in a run")
struct FailureTests {
  @Test("is a livelock once a state comes back that nobody leaves")
  func livelock() throws {
    let session = try Moments.start("fault-thp", "head-if-swapcache")
    var steps = 0
    while session.failure == nil, steps < 60 {
      #expect(session.apply(.step(cpu: 0)).isDone)
      steps += 1
    }
    #expect(session.failure?.violation == Violation("livelock", "a loop that nobody leaves"))
    let answer = Question(try KernelChoice(scenario: "fault-thp", proposal: "head-if-swapcache").model()).answer()
    #expect(session.failure?.score == answer.bestScore)
  }

  @Test("is none while a loop can be left, or nothing is broken", arguments: 1...5)
  func none(_ seed: UInt64) throws {
    let session = try Session.random(KernelChoice(scenario: "swap-delete", proposal: "mask-hugetlb-split"), seed: seed)
    for step in 0...session.length {
      session.apply(.goTo(step))
      #expect(session.failure == nil)
    }
  }

  @Test("counts to the step that failed, whatever comes after")
  func count() throws {
    let session = try Moments.firstWindow()
    let failure = try #require(session.failure)
    session.apply(.steps(cpu: 1, count: 3))
    #expect(session.failure == failure && failure.score == ChallengeScore(switches: 2, steps: session.position - 3))
  }
}
