import DemoScript
@testable import RaceScreen
import Testing

@Suite("A demo as a recording")
struct DemoRecordingTests {
  private static let script = """
    title "A \\"small\\" story"
    scenario swap-delete-thp offset=10
    chapter "First"
    chapter "Second"
    say "CPU 0 begins." "It walks down the tree."
    highlight slot 10
    note "Nobody sees this."
    step 0 until xas_reload
    ask "What does the slot hold?"
    wrong "Nothing." "The head is still there."
    right "The head." "CPU 1 has not begun."
    pause 1s
    chapter "Third"
    step 1 20
    back 3
    goto 2
    proposal mask
    say "The end."
    explore safe
    chapter "Nothing happens here"
    """

  private func demo(_ script: String = script) throws -> ReadyDemo {
    try ReadyDemo(DemoEntry(name: "small", source: DemoSource(name: "small.demo", text: script)))
  }

  private func frames(_ demo: ReadyDemo, _ width: Int = 100, _ height: Int = 30) -> [DemoRecording.Frame] {
    var recording = DemoRecording(demo, width: width, height: height)
    var frames: [DemoRecording.Frame] = []
    while let frame = recording.next() { frames.append(frame) }
    return frames
  }

  @Test(
    "leaves on a terminal exactly the picture of each time",
    arguments: [(80, 24, ColorDepth.indexed256), (100, 30, .indexed256), (120, 40, .none)])
  func pictures(width: Int, height: Int, depth: ColorDepth) throws {
    let demo = try demo()
    let cast = try PlayedCast(demo.asciicast(width: width, height: height, depth: depth))
    var terminal = LittleTerminal(width: width, height: height)
    let frames = frames(demo, width, height)
    #expect(frames.count > 25)
    for (index, frame) in frames.enumerated() {
      // Of two pictures of the same time, the second stays.
      if index + 1 < frames.count, frames[index + 1].milliseconds == frame.milliseconds { continue }
      terminal.feed(cast.output(at: frame.milliseconds))
      #expect(
        terminal.cells == LittleTerminal.expected(frame.picture, depth: depth), "at \(frame.milliseconds) ms")
    }
  }

  @Test("writes only what differs")
  func small() throws {
    let cast = try PlayedCast(try demo().asciicast(width: 120, height: 40))
    let sizes = cast.events.filter { $0.code == "o" }.map(\.data.utf8.count)
    let first = try #require(sizes.first)
    #expect(sizes.dropFirst().reduce(0, +) < (sizes.count - 1) * first / 5)
  }

  @Test("begins each picture when the demo does, marks each chapter, and ends with the demo")
  func times() throws {
    let demo = try demo()
    let cast = try PlayedCast(demo.asciicast(width: 100, height: 30))
    #expect(cast.events.map(\.time) == cast.events.map(\.time).sorted())
    #expect(cast.events.last?.time == demo.timeline.outcome.milliseconds)
    let chapters = zip(demo.timeline.chapters, demo.demo.chapters).map { "\($0) \($1.title)" }
    #expect(cast.marks == chapters)
    // Who stops at a mark sees the chapter's first picture.
    let mark = try #require(cast.events.firstIndex { $0.code == "m" && $0.data == "Third" })
    #expect(cast.events[mark - 1].code == "o" && cast.events[mark - 1].time == cast.events[mark].time)
  }

  @Test("says the same in both versions, and the short times of version 3 do not drift")
  func versions() throws {
    let demo = try demo()
    let two = try PlayedCast(demo.asciicast(.two, width: 100, height: 30))
    let three = try PlayedCast(demo.asciicast(.three, width: 100, height: 30))
    #expect(three.events.dropLast() == two.events[...])
    #expect(three.events.last == PlayedCast.Event(time: two.events.last?.time ?? 0, code: "x", data: "0"))
    #expect(two.header["width"] as? Int == 100 && two.header["height"] as? Int == 30)
    #expect(three.header["title"] as? String == "A \"small\" story")
    let terminal = try #require(three.header["term"] as? [String: Any])
    #expect(terminal["cols"] as? Int == 100 && terminal["rows"] as? Int == 30)
  }

  @Test("a question waits as long as its words take, then the right answer is shown")
  func question() throws {
    let demo = try demo()
    let frames = frames(demo)
    let asked = try #require(frames.firstIndex { $0.picture.plainText().contains("What does the slot hold?") })
    #expect(frames[asked].picture.plainText().contains("1  Nothing."))
    let answer = frames[asked + 1]
    // Five words of the question, three of the answers.
    #expect(answer.milliseconds - frames[asked].milliseconds == 8 * 1_000 / 3)
    #expect(answer.picture.plainText().contains("✓  The head."))
    #expect(answer.picture.plainText().contains("CPU 1 has not begun."))
  }

  @Test("names no keys, since nobody can press one, and keeps the presenter's remarks to the presenter")
  func keys() throws {
    for frame in frames(try demo()) {
      let text = frame.picture.plainText()
      for word in ["quit", "pause", "Nobody sees"] { #expect(!text.contains(word)) }
      #expect(text.contains(" of 0:"), "the time")
    }
  }

  @Test("shows at the beginning of a chapter what a still of that chapter shows, and at the end the end")
  func stills() throws {
    let demo = try demo()
    func still(_ moment: String) throws -> Canvas {
      let player = DemoPlayer(demo.demo, answers: demo.answers)
      try player.seek(to: try DemoMoment(parsing: moment, in: demo.demo))
      var interface = Interface(width: 100, height: 30, demo: demo, at: player)
      interface.showsKeys = false
      return interface.picture
    }
    let frames = frames(demo)
    let second = try #require(frames.first { $0.chapters.contains("Second") })
    #expect(try still("Second").snapshot() == second.picture.snapshot())
    #expect(try still("end").snapshot() == frames.last?.picture.snapshot())
  }

  @Test("in ASCII has nothing else")
  func ascii() throws {
    let demo = try demo()
    let text = demo.asciicast(width: 100, height: 30, depth: .none, glyphs: .ascii)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(demo.asciicast(width: 100, height: 30).utf8.contains { $0 >= 0x80 })
  }
}
