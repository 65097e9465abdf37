import PageCacheModel
import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("The way back and forth")
struct WayTests {
  @Test("stepping moves, going back keeps the way forward")
  func backKeeps() {
    let session = Session(Lesson())
    #expect(session.position == 0 && session.length == 0)
    #expect(session.apply(.steps(cpu: 1, count: 3)) == .moved(nil))
    #expect(session.apply(.back(2)) == .moved(nil))
    #expect(session.position == 1 && session.length == 3)
    #expect(session.apply(.step(cpu: 1)) == .moved(nil))
    #expect(session.position == 2 && session.length == 3, "the same step as before forgets nothing")
    #expect(session.apply(.toEnd) == .moved(nil))
    #expect(session.position == 3)
    #expect(session.events.count == 3)
  }

  @Test("a different step cuts off what was known")
  func truncation() {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 3))
    session.apply(.back(2))
    session.apply(.step(cpu: 0))
    #expect(session.length == 2)
    #expect(session.schedule.description == "1 0")
    #expect(session.apply(.forward(1)) == .nothing("the known way ends here; step a CPU to go on"))
  }

  @Test("a step that is refused changes nothing")
  func refusal() {
    let session = Session(Lesson(locking: true))
    session.apply(.step(cpu: 1))
    session.apply(.step(cpu: 1))
    session.apply(.back(1))
    let before = session.fingerprint
    #expect(session.apply(.step(cpu: 0)) == .refused("CPU 0 waits for the lock, held by CPU 1"))
    #expect(session.apply(.step(cpu: 5)) == .refused("there is no CPU 5; this model has CPUs 0 to 1"))
    #expect(session.fingerprint == before && session.length == 2)
  }

  @Test("the ends answer with a sentence")
  func ends() {
    let session = Session(Lesson())
    #expect(session.apply(.back(1)) == .nothing("this is the beginning"))
    #expect(session.apply(.restart) == .nothing("this is the beginning"))
    session.apply(.steps(cpu: 1, count: 2))
    #expect(session.apply(.back(7)) == .stopped("the beginning is only 2 steps back"))
    #expect(session.apply(.forward(7)) == .stopped("the known way ends 2 steps further on"))
    #expect(session.apply(.goTo(3)) == .refused("there is no step 3: steps 0 to 2 are known"))
    #expect(session.apply(.goTo(-1)) == .refused("there is no step -1: steps 0 to 2 are known"))
    #expect(session.apply(.goTo(2)) == .nothing("this is step 2"))
    #expect(session.apply(.steps(cpu: 1, count: 0)) == .nothing("no step was asked for"))
    #expect(session.apply(.back(-4)) == .nothing("no step was asked for"))
    session.apply(.restart)
    #expect(session.position == 0 && session.length == 0)
    #expect(session.apply(.goTo(1)) == .refused("there is no step 1: none is known"))
  }

  @Test("many steps at once stop where the CPU cannot go on")
  func manySteps() {
    let session = Session(Lesson())
    #expect(session.apply(.steps(cpu: 1, count: 1_000_000_000)) == .stopped("CPU 1 has finished"))
    #expect(session.position == 5)
    #expect(session.apply(.steps(cpu: 1, count: 2)) == .refused("CPU 1 has finished"))
    #expect(session.apply(.stepToEnd(cpu: 0)) == .moved(nil))
    #expect(session.isOver)
  }

  @Test("a CPU that never ends is refused, and nothing has changed")
  func endless() {
    let session = Session(Lesson(spinner: true))
    session.apply(.steps(cpu: 1, count: 2))
    session.apply(.back(1))
    let before = session.fingerprint
    #expect(
      session.apply(.stepToEnd(cpu: 2)) == .refused("CPU 2 does not come to an end within 100000 steps"))
    #expect(session.fingerprint == before && session.position == 1 && session.length == 2)
  }

  @Test("every position is reached alike: by steps, by jumps, by schedule")
  func equivalence() throws {
    var random = SplitMix64(seed: 11)
    for model in [Lesson(choosing: true), Lesson(spinner: true), Lesson(locking: true)] {
      for _ in 0..<40 {
        let session = Session(model)
        var prints = [session.fingerprint]
        while let move = session.view.moves.randomElement(using: &random), session.position < 40 {
          session.apply(session.action(for: move))
          prints.append(session.fingerprint)
        }
        for _ in 0..<20 {
          let target = Int.random(in: 0...session.length, using: &random)
          session.apply(.goTo(target))
          #expect(session.fingerprint == prints[target])
          let replay = Session(model)
          #expect(replay.apply(.run(try Schedule(parsing: session.schedule.description))).isDone || target == 0)
          #expect(replay.fingerprint == prints[target])
          #expect(replay.switchCount == session.switchCount)
        }
      }
    }
  }

  @Test("a jump of 10,000 steps takes less than a frame, with room for a debug build")
  func longJump() {
    let session = Session(Lesson(spinner: true))
    session.apply(.steps(cpu: 2, count: 10_000))
    let clock = ContinuousClock()
    let time = clock.measure {
      session.apply(.toStart)
      session.apply(.toEnd)
    }
    #expect(time < .milliseconds(500))
  }
}

extension Session {
  /// The action that takes `move`.
  func action(for move: Move) -> Action {
    switch move.action {
    case .step: .step(cpu: move.cpu)
    case .choose(let value): .choose(cpu: move.cpu, value: value)
    }
  }
}
