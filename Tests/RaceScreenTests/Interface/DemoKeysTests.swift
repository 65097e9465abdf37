import DemoScript
@testable import RaceScreen
import Testing

@Suite("Keys of a demo")
struct DemoKeysTests {
  private static let script = """
    title "A small story"
    summary "Two CPUs take turns."
    scenario swap-delete
    chapter "First"
    say "CPU 0 begins."
    expect step 0
    step 0 2
    pause 1s
    chapter "Second"
    say "CPU 1 goes on."
    step 1 1
    expect step 3
    """

  private func entry(_ script: String = script) -> DemoEntry {
    DemoEntry(name: "small", source: DemoSource(name: "small.demo", text: script))
  }

  private func interface(_ script: String = script) throws -> Interface {
    Interface(width: 100, height: 30, demo: try ReadyDemo(entry(script)))
  }

  @Test("plays by itself: captions, steps and the end")
  func plays() throws {
    var interface = try interface()
    let player = try #require(interface.demo?.player)
    #expect(interface.context == .demo && interface.nextTick == 0)
    interface.pass(milliseconds: 0)
    #expect(interface.nextTick == 1_500 && player.chapter == 0)
    #expect(interface.picture.plainText().contains("CPU 0 begins."))
    interface.pass(milliseconds: 1_500)
    #expect(player.session.position == 1 && interface.nextTick == 400)
    #expect(interface.lastLine.hasSuffix("0:02 of 0:05   speed 1"))
    var ticks = 0
    while let wait = interface.nextTick, ticks < 20 {
      interface.pass(milliseconds: wait)
      ticks += 1
    }
    #expect(player.isFinished && player.failure == nil && player.session.position == 3)
    #expect(interface.message?.hasPrefix("the end") == true)
    interface.press(" ")
    #expect(interface.message?.hasPrefix("the story is over") == true)
  }

  @Test("goes by moves and by chapters, on and back")
  func moves() throws {
    var interface = try interface()
    let player = try #require(interface.demo?.player)
    var places: [(Int, Int)] = []
    var pictures: [Canvas] = []
    while !player.isFinished {
      places.append((player.next, player.session.position))
      pictures.append(interface.picture)
      interface.press(.right)
    }
    #expect(places.map(\.1) == [0, 0, 1, 2, 2])
    for index in places.indices.reversed() {
      interface.press(.left)
      #expect((player.next, player.session.position) == places[index])
    }
    interface.press("l", "]")
    #expect(player.chapter == 1 && interface.picture.plainText().contains("CPU 1 goes on."))
    interface.press("]")
    #expect(interface.message == "this is the last chapter")
    interface.press("[")
    #expect(player.chapter == 0 && interface.picture.plainText().contains("CPU 0 begins."))
    interface.press("[")
    #expect(interface.message == "this is the first chapter")
    interface.press(.end)
    #expect(player.isFinished)
    interface.press(.home)
    #expect(player.beatCount == 0 && interface.nextTick == nil)
  }

  @Test("pauses, and plays faster and slower")
  func speed() throws {
    var interface = try interface()
    interface.press(" ")
    #expect(interface.nextTick == nil)
    interface.press(" ", "+")
    interface.pass(milliseconds: 0)
    #expect(interface.nextTick == 750 && interface.lastLine.hasSuffix("speed 2"))
    interface.press("-", "-", "-")
    #expect(interface.demo?.speed.text == "0.25")
    interface.press("-")
    #expect(interface.message == "this is the lowest speed")
  }

  @Test("is taken over as a run, and goes on where it was")
  func takeOver() throws {
    var interface = try interface()
    let player = try #require(interface.demo?.player)
    interface.press(.right, .right, .enter)
    #expect(interface.context == .run && player.session.position == 1)
    interface.press("1", "1", "s", .enter, "1", .escape)
    #expect(interface.context == .demo && player.session.position == 1)
    interface.press(.right)
    #expect(player.session.position == 2 && player.failure == nil)
  }

  @Test("stops at a claim that does not hold, and says where it stands")
  func failure() throws {
    var interface = try interface("scenario swap-delete\nsay \"Now.\"\nexpect step 1\nstep 0 1\n")
    interface.press(.right)
    #expect(interface.message?.hasPrefix("small.demo:3:1: expected") == true)
    #expect(interface.failedClaim != nil)
    interface.press(" ")
    #expect(interface.nextTick == nil)
  }

  @Test("opens from the start page, which learns how long it is")
  func fromStart() throws {
    let broken = DemoEntry(name: "broken", source: DemoSource(name: "broken.demo", text: "say 1\n"))
    var interface = Interface(width: 120, height: 40, demos: [entry(), broken])
    #expect(!interface.picture.plainText().contains("0:05") && interface.nextTick == 0)
    while interface.nextTick != nil { interface.pass(milliseconds: 0) }
    #expect(interface.picture.plainText().contains("2 chapters, 0:05"))
    interface.press(.enter)
    #expect(interface.context == .demo)
    interface.press(.escape, .down, .enter)
    #expect(interface.context == .start && interface.message?.hasPrefix("broken.demo:1:") == true)
  }
}
