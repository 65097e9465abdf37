import RaceMachine
import RaceSession
import Testing

@testable import RaceScreen

@Suite("Where two runs part")
struct LaneDifferenceTests {
  private let names = (first: "page-index", second: "mask")

  private func sentence(_ first: Session, _ second: Session) -> String? {
    LaneDifference(first, second)?.sentence(names)
  }

  @Test("is nowhere for a run and itself")
  func same() throws {
    let session = try Moments.firstWindow()
    #expect(LaneDifference(session, try Moments.firstWindow()) == nil)
  }

  @Test("is the first other value that is read, with both values")
  func value() throws {
    let early = try Session.run("swap-delete", "page-index", "1*2 0*11")
    let late = try Session.run("swap-delete", "page-index", "1*2 0*11")
    #expect(LaneDifference(early, late) == nil)
    let first = try Moments.firstWindow("swap-delete")
    // The same steps of CPU 0 with the page deleted further.
    let second = try Session.run("swap-delete", "page-index", "\(first.schedule(ofSteps: 1...first.length - 4))")
    #expect(second.apply(.step(cpu: 1)).isDone)
    let difference = try #require(LaneDifference(first, second))
    #expect(difference.step == first.length - 3)
    #expect(difference.sentence(names) == "CPU 0 goes on under page-index, CPU 1 under mask.")
  }

  @Test("is the end of the shorter run")
  func end() throws {
    let long = try Session.run("swap-delete", "page-index", "0*5")
    let short = try Session.run("swap-delete", "page-index", "0*4")
    let difference = try #require(LaneDifference(long, short))
    #expect(difference.step == 5 && difference.second == nil)
    #expect(difference.sentence(names).hasPrefix("mask has ended before; page-index goes on: "))
    #expect(sentence(short, long)?.hasPrefix("page-index has ended before; mask goes on: ") == true)
  }

  @Test("under another proposal is the first line that is another one")
  func line() throws {
    let first = try Moments.firstWindow()
    let second = try Moments.start("swap-delete-thp", "mask")
    _ = second.apply(.run(first.schedule))
    let difference = try #require(LaneDifference(first, second))
    let (one, other) = (first.events[difference.step - 1], second.events[difference.step - 1])
    let lines = (first.program.lines[one.lines[0].line].name, second.program.lines[other.lines[0].line].name)
    #expect(lines.0 != lines.1)
    for step in 1..<difference.step {
      let (one, other) = (first.events[step - 1], second.events[step - 1])
      #expect(one.access?.new == other.access?.new && one.move == other.move)
    }
    // Going on from there finds the next one.
    let next = try #require(LaneDifference(first, second, after: difference.step))
    #expect(next.step > difference.step)
  }
}
