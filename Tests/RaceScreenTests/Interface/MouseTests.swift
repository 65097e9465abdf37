import DemoScript
@testable import RaceScreen
import RaceSession
import Testing

@Suite("The mouse")
struct MouseTests {
  /// Where a text begins on the screen.
  private func place(of text: String, in interface: Interface) throws -> Position {
    let picture = interface.picture
    let row = try #require((0..<picture.height).first { picture.line($0).contains(text) }, "\(text)")
    return Position(picture.column(of: text, in: row), row)
  }

  private func click(_ text: String, _ interface: inout Interface) throws {
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: try place(of: text, in: interface))))
  }

  private func turn(_ action: MouseEvent.Action, _ interface: inout Interface) {
    _ = interface.update(.mouse(MouseEvent(action, at: Position(10, 10))))
  }

  @Test("works on the keys of every footer", arguments: [(80, 24), (120, 40), (200, 60)])
  func footers(_ width: Int, _ height: Int) throws {
    for keys: [Key] in [[], ["?"], ["p"], ["o"], ["0"], [.tab]] {
      // A session is shared by copies of an interface: each gets one of its own.
      func opened() throws -> Interface {
        var interface = Interface(width: width, height: height, session: try .choosing())
        for key in keys { interface.press(key) }
        interface.message = nil
        return interface
      }
      let row = try opened().footerRow
      for (item, columns) in try opened().footer.places(width: row.width) {
        var clicked = try opened()
        var pressed = try opened()
        let effects = clicked.update(
          .mouse(MouseEvent(.press(.left), at: Position(row.x + columns.lowerBound, row.y))))
        #expect(effects == pressed.perform(item.command))
        #expect(clicked.context == pressed.context && clicked.message == pressed.message, "\(item)")
      }
    }
  }

  @Test("steps a run: a click on the code of a CPU, the wheel back and on")
  func run() throws {
    var interface = try Interface(width: 120, height: 40, session: .swapDelete())
    try click("CPU 0", &interface)
    try click("CPU 0", &interface)
    #expect(interface.run?.session.position == 2)
    turn(.wheelUp, &interface)
    #expect(interface.run?.session.position == 1)
    turn(.wheelDown, &interface)
    #expect(interface.run?.session.position == 2)
  }

  @Test("scrolls the help where it is too long, and says where it is not")
  func help() throws {
    var interface = try Interface(width: 80, height: 24, session: .swapDelete())
    interface.press("?")
    let before = interface.picture
    turn(.wheelDown, &interface)
    #expect(interface.picture != before)
    turn(.wheelUp, &interface)
    #expect(interface.picture == before)
  }

  @Test("picks a value of a choice: a click selects, another one takes")
  func choice() throws {
    var interface = try Interface(width: 80, height: 24, session: .choosing())
    interface.press("0")
    let row = interface.choiceRow.y
    let column = interface.picture.column(of: "10", in: row)
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: Position(column, row)))
    _ = interface.update(click)
    #expect(interface.context == .choice && interface.run?.session.position == 0)
    turn(.wheelDown, &interface)
    turn(.wheelUp, &interface)
    _ = interface.update(click)
    #expect(interface.run?.session.position == 1 && interface.context == .run)
    #expect(interface.run?.session.schedule.description == "0(offset=10)")
  }

  @Test("picks in a list")
  func list() throws {
    var interface = try Interface(width: 80, height: 24, session: .swapDelete())
    interface.press("p")
    try click("find-get-head", &interface)
    #expect(interface.context == .list)
    turn(.wheelDown, &interface)
    turn(.wheelUp, &interface)
    try click("find-get-head", &interface)
    #expect(interface.context == .run && interface.run?.session.kernel?.proposal == "find-get-head")
  }

  private func demo(_ width: Int = 80, _ height: Int = 24) throws -> Interface {
    let script = """
      title "A story"
      scenario swap-delete
      chapter "First"
      step 0 3
      say "CPU 0 has begun."
      ask "Which page does it get?"
      wrong "None at all." "There is one."
      right "Page 0x49." "It lies in slot 9."
      wrong "Another one." "No."
      """
    let entry = DemoEntry(name: "story", source: DemoSource(name: "story.demo", text: script))
    return Interface(width: width, height: height, demo: try ReadyDemo(entry))
  }

  @Test("plays and pauses a demo, and goes back and on in it")
  func plays() throws {
    var interface = try demo()
    #expect(interface.demo?.isPlaying == true)
    try click("CPU 0", &interface)
    #expect(interface.demo?.isPlaying == false)
    try click("CPU 0", &interface)
    #expect(interface.demo?.isPlaying == true)
    turn(.wheelDown, &interface)
    let beats = try #require(interface.demo?.player.beatCount)
    turn(.wheelUp, &interface)
    #expect(interface.demo.map { $0.player.beatCount < beats } == true)
  }

  @Test("answers a question of a demo", arguments: [(80, 24), (120, 40), (200, 60)], [0, 1, 2])
  func answers(_ size: (Int, Int), _ answer: Int) throws {
    var interface = try demo(size.0, size.1)
    interface.pass(milliseconds: 0)
    for _ in 0..<20 { interface.pass(milliseconds: 60_000) }
    #expect(interface.demo?.player.isAsking == true)
    try click("Which page does it get?", &interface)
    #expect(interface.demo?.player.isAsking == true, "a click beside the answers picks none")
    try click(["None at all.", "Page 0x49.", "Another one."][answer], &interface)
    #expect(interface.demo?.player.picked == answer)
  }

  @Test("of another button, or on a screen that is too small, does nothing")
  func nothing() throws {
    var interface = try Interface(width: 80, height: 24, session: .swapDelete())
    for action: MouseEvent.Action in [.press(.right), .press(.middle), .release(.left)] { turn(action, &interface) }
    _ = interface.update(.resize(width: 40, height: 10))
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: Position(2, 2))))
    #expect(interface.run?.session.position == 0 && interface.context == .run)
  }
}
