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

  @Test("is the first other CPU")
  func cpu() throws {
    let first = try Session.run("swap-delete", "page-index", "0*4 1*3")
    let second = try Session.run("swap-delete", "page-index", "0*4 1*2 0")
    let difference = try #require(LaneDifference(first, second))
    #expect(difference.step == 7)
    #expect(difference.sentence(names) == "CPU 1 goes on under page-index, CPU 0 under mask.")
  }

  @Test("is the first other value that is read, with both values")
  func value() throws {
    let choice = KernelChoice(scenario: "swap-delete", settings: [.init("offset", "9")])
    for (one, other) in [("page-index", "index-at-delete"), ("page-index", "index"), ("page-index", "find-get-head"), ("mask", "subpages")] {
    let a = try Session.run("swap-delete", one, "0*7 1*60 0*20")
    let b = try Session.run("swap-delete", other, "0*7")
    _ = b.apply(.steps(cpu: 1, count: 60))
    _ = b.apply(.steps(cpu: 0, count: 20))
    print(one, other, sentence(a, b) ?? "", choice)
    }
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
