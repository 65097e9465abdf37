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
    #expect(difference.step == 7 && LaneDifference(first, second, at: 7) == difference)
    #expect((0...6).allSatisfy { LaneDifference(first, second, at: $0) == nil })
    #expect(difference.sentence(names) == "CPU 1 goes on under page-index, CPU 0 under mask.")
  }

  @Test("is the first other value that is read, with both values")
  func value() throws {
    // The same first steps, of pages in different places.
    let nine = try Session(KernelChoice(scenario: "swap-delete", settings: [.init("offset", "9")]))
    let ten = try Session(KernelChoice(scenario: "swap-delete", settings: [.init("offset", "10")]))
    for session in [nine, ten] { #expect(session.apply(.steps(cpu: 0, count: 12)).isDone) }
    #expect(
      sentence(nine, ten)
        == "CPU 0 reads node 2.slots[1]: 0x49 under page-index, node 2.slots[2]: 0x4a under mask.")
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
