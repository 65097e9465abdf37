import DemoScript
import PageCacheModel
@testable import RaceScreen
import RaceSession
import SeededNumbers
import Testing

@Suite("A run that is recorded")
struct RecordingKeysTests {
  @Test("keys become moves with names, and play back")
  func moves() throws {
    var interface = Interface.recording(try .swapDelete())
    interface.press("0", "0", "0", "0", "1", "1", .left, .home, .end, "0")
    let session = try #require(interface.run?.session)
    let player = try played(interface.script)
    #expect(player.failure == nil && player.session.looksLike(session))
    let (zero, one) = ("step      0 until", "step      1 until")
    let expected = [zero, one, "back", "goto      0", "goto      6", zero]
    #expect(interface.recordedLines.count == expected.count, "\(interface.script)")
    for (line, start) in zip(interface.recordedLines, expected) { #expect(line.hasPrefix(start)) }
  }

  @Test("automatic play becomes a schedule")
  func playing() throws {
    var interface = Interface.recording(try .swapDelete())
    interface.press(" ")
    for _ in 0..<6 { interface.pass(milliseconds: 400) }
    #expect(interface.recordedLines == ["schedule  0 1 0 1 0 1"])
  }

  @Test("a choice, another proposal, another scenario and another value are recorded")
  func changes() throws {
    var interface = Interface.recording(try .choosing())
    interface.press("0", .right, .enter, "0", "p")
    interface.press(.end, .enter)
    #expect(interface.recordedLines.prefix(2) == ["schedule  0(offset=9)", "step      0 until xas_reset"])
    #expect(interface.recordedLines.last == "proposal  mask-hugetlb-split")
    interface.press("s", .home, .enter, "0", "o", .home, .enter, .down, .enter, "1")
    let session = try #require(interface.run?.session)
    let player = try played(interface.script)
    #expect(player.failure == nil && player.session.looksLike(session), "\(interface.script)")
    #expect(interface.script.components(separatedBy: "\nscenario").count == 4)
  }

  @Test(
    "a counterexample is recorded by its name, and a script finds the same run",
    arguments: [("swap-delete", "page-index"), ("fault-thp", "head-if-swapcache"), ("hugetlb", "mask")])
  func counterexample(_ scenario: String, _ proposal: String) throws {
    let session = try Moments.start(scenario, proposal)
    var interface = Interface.recording(session, explorations: InstantExplorations())
    interface.press("0", "1")
    let own = session.knownSchedule
    interface.press("x")
    #expect(interface.recordedLines.last?.hasPrefix("counterexample ") == true)
    #expect(try played(interface.script).session.looksLike(session), "\(interface.script)")
    interface.press("x", "u")
    #expect(session.knownSchedule == own)
    #expect(try played(interface.script).session.looksLike(session), "\(interface.script)")
  }

  @Test("a verdict that was asked for is recorded, and a script finds the same")
  func verdict() throws {
    var interface = Interface.recording(try .swapDelete(), explorations: InstantExplorations())
    interface.press("0", "e")
    #expect(interface.recordedLines.last == "explore   broken" && interface.message?.hasPrefix("Broken") == true)
    interface.press("p", .end, .enter, "e")
    #expect(interface.recordedLines.suffix(2) == ["proposal  mask-hugetlb-split", "explore   safe"])
    #expect(try played(interface.script).failure == nil)
  }

  @Test("a look at the matrix is not recorded, a run that is opened there is")
  func matrix() throws {
    var interface = Interface.recording(try .swapDelete(), explorations: InstantExplorations { _ in Handmade.safe() })
    interface.press("0", "1")
    let before = interface.script
    interface.press("m", .escape)
    #expect(interface.script == before)
    interface.press("m", .down, .enter, "1")
    let other = try #require(interface.run?.session)
    #expect(try played(interface.script).session.looksLike(other))
    interface.press(.escape, .escape)
    let own = try #require(interface.run?.session)
    #expect(own.length == 2)
    #expect(try played(interface.script).session.looksLike(own), "\(interface.script)")
  }

  @Test("a demo that was taken over is recorded from there, and what the demo does is not")
  func takenOver() throws {
    let script = "title \"T\"\nscenario \"own\"\npage 0x48 in swap 8\ncpu 0 lookup swap 8\nstep 0 3\nsay \"a\"\n"
    let entry = DemoEntry(name: "own", source: DemoSource(name: "own.demo", text: script))
    var interface = Interface(width: 80, height: 24, demos: [entry])
    interface.record(DemoRecorder(title: "out"), as: "out.demo")
    interface.press(.enter, .end, .enter, "0")
    let session = try #require(interface.run?.session)
    #expect(session.position == 4)
    let text = interface.script
    #expect(try played(text).session.looksLike(session), "\(text)")
    interface.press(.escape, .home, .right)
    #expect(interface.script == text)
  }

  @Test("whatever keys are pressed, the script leads to where the run stands", arguments: 1...8)
  func storm(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var interface = Interface.recording(try seed % 2 == 0 ? .choosing() : .swapDelete(readers: 2))
    let keys: [Key] =
      KeyContext.allCases.flatMap { Keymap.bindings($0).flatMap(\.strokes).map(\.key) }
      .filter { $0 != "q" } + ["0", "1", "0", "1", "0", .left, .enter, .enter, " ", "頁", "\u{301}"]
    for _ in 0..<300 {
      _ = interface.update(.key(keys[Int(random.next() % UInt64(keys.count))]))
      if interface.nextTick != nil { interface.pass(milliseconds: Int(random.next() % 900)) }
    }
    let session = try #require(interface.run?.session)
    let player = try played(interface.script)
    #expect(player.failure == nil && player.session.looksLike(session), "seed \(seed)\n\(interface.script)")
  }
}
