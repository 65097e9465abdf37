import CNcurses
import CTerminalRestore
@testable import CursesTerminal
import Foundation
import Glibc
import RaceScreen
import Testing

// One at a time: ncurses and signal handlers belong to the whole process.
@Suite("A terminal", .serialized)
struct TerminalTests {
  /// Opens ncurses on a pseudo-terminal, or on nothing at all.
  private func open(
    on path: PseudoTerminal? = nil, type: String = "xterm-256color",
    _ options: TerminalOptions = TerminalOptions()
  ) throws -> Terminal {
    setenv("LC_ALL", "C.UTF-8", 1)
    setenv("LINES", "24", 1)
    setenv("COLUMNS", "80", 1)
    unsetenv("NO_COLOR")
    let output = try #require(path.map { fdopen(dup($0.slave), "w") } ?? fopen("/dev/null", "w"))
    let input = try #require(path.map { fdopen(dup($0.slave), "r") } ?? fopen("/dev/null", "r"))
    return try Terminal(options, type: type, output: output, input: input)
  }

  /// What ncurses would show in a cell.
  private func shown(_ x: Int32, _ y: Int32) -> (text: String, attributes: attr_t, pair: Int16) {
    var cell = cchar_t()
    mvwin_wch(curses_stdscr(), y, x, &cell)
    var characters = [wchar_t](repeating: 0, count: 8)
    var attributes: attr_t = 0
    var pair: Int16 = 0
    getcchar(&cell, &characters, &attributes, &pair, nil)
    let scalars = characters.prefix { $0 != 0 }.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
    return (String(String.UnicodeScalarView(scalars)), attributes, pair)
  }

  private func row(_ y: Int32, _ columns: Range<Int32>) -> String {
    columns.map { shown($0, y).text }.joined()
  }

  private func picture(_ value: String) -> Canvas {
    var canvas = Canvas(width: 80, height: 24)
    canvas.heading("pages", y: 0)
    canvas.block(value, x: 0, y: 1, .wrong)
    canvas.put("●0 日e\u{301} \u{267F}", x: 4, y: 1, .cpu(0))
    return canvas
  }

  @Test("shows glyphs, attributes and colours of a canvas")
  func show() throws {
    let terminal = try open()
    defer { terminal.close() }
    #expect(terminal.depth == .indexed256 && terminal.glyphs == .unicode)
    #expect(terminal.width == 80 && terminal.height == 24)
    terminal.show(picture("0"))
    #expect(row(0, 0..<9) == "pages  ──")
    #expect(shown(0, 0).attributes & curses_bold() != 0 && shown(0, 0).pair == 0)
    #expect(row(1, 0..<6) == " 0  ●0")
    #expect(shown(1, 1).attributes & curses_reverse() != 0)
    var foreground: Int16 = 0
    var background: Int16 = 0
    pair_content(shown(1, 1).pair, &foreground, &background)
    #expect(foreground == 197 && background == -1)
    #expect(shown(7, 1).text == "日" && shown(9, 1).text == "e\u{301}")
    terminal.show(Canvas(width: 10, height: 1))
    #expect(row(1, 0..<6) == "      ")
  }

  @Test("shows brackets and ASCII where nothing else can be shown")
  func poor() throws {
    let terminal = try open(type: "vt52", TerminalOptions(ascii: true))
    defer { terminal.close() }
    #expect(terminal.depth == .none && terminal.glyphs == .ascii)
    terminal.show(picture("0"))
    #expect(row(0, 0..<9) == "pages  --")
    #expect(row(1, 0..<9) == "!0! @0 ??")
    #expect(shown(1, 1).attributes & (curses_bold() | curses_reverse()) == 0)
  }

  @Test("sends little for a small change, and nothing for none")
  func economy() throws {
    let path = try #require(PseudoTerminal())
    defer { path.close() }
    let terminal = try open(on: path)
    defer { terminal.close() }
    terminal.show(picture("0"))
    #expect(path.output().contains("pages"))
    terminal.show(picture("7"))
    let change = path.output()
    #expect(change.contains("7") && change.utf8.count <= 60)
    terminal.show(picture("7"))
    #expect(path.output().isEmpty)
  }

  @Test("reads keys, the mouse and Escape from bytes, and gives up after the time")
  func keys() throws {
    let path = try #require(PseudoTerminal())
    defer { path.close() }
    let terminal = try open(on: path)
    defer { terminal.close() }
    path.type("jé\u{1B}OA\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[1;5C\u{1B}x")
    var events: [InputEvent] = []
    while let event = terminal.nextEvent(timeout: 50) { events.append(event) }
    let cell = Position(4, 2)
    #expect(
      events == [
        .key(.character("j")), .key(.character("é")), .key(.up), .mouse(MouseEvent(.press(.left), at: cell)),
        .mouse(MouseEvent(.release(.left), at: cell)), .key(.escape), .key(.character("x")),
      ])
    #expect(terminal.nextEvent(timeout: 0) == nil)
  }

  @Test("says that the input has ended")
  func inputClosed() throws {
    let terminal = try open()
    defer { terminal.close() }
    #expect(terminal.nextEvent(timeout: 1_000) == .inputClosed)
  }

  @Test("refuses a type that is unknown or cannot place the cursor")
  func types() {
    #expect(throws: TerminalError.unknownTerminalType("hurray")) {
      try Terminfo.check(type: "hurray", descriptor: 1)
    }
    #expect(throws: TerminalError.cannotPlaceCursor("dumb")) {
      try Terminfo.check(type: "dumb", descriptor: 1)
    }
    #expect(throws: Never.self) { try Terminfo.check(type: "vt100", descriptor: 1) }
  }

  @Test("can be restored at any moment without ncurses")
  func restore() throws {
    let path = try #require(PseudoTerminal())
    defer { path.close() }
    let found = path.settings
    #expect(terminal_restore_save(path.slave) == 0)
    var raw = termios()
    tcgetattr(path.slave, &raw)
    cfmakeraw(&raw)
    tcsetattr(path.slave, TCSANOW, &raw)
    #expect(path.settings != found)
    let wake = terminal_restore_arm("LEAVE", 5, "ENTER", 5)
    #expect(wake >= 0)

    #expect(happened(after: SIGWINCH, wake) == Int32(TERMINAL_RESIZED))
    #expect(terminal_restore_take() == 0)

    terminal_restore_now()
    terminal_restore_now()
    #expect(path.output() == "LEAVE")
    #expect(path.settings == found)

    #expect(happened(after: SIGCONT, wake) == Int32(TERMINAL_RESUMED))
    #expect(path.output() == "ENTER")
    #expect(path.settings != found)

    terminal_restore_disarm()
    #expect(path.settings == found)
  }

  /// Sends a signal to the process (the threads of tests block them) and waits for what is said about it.
  private func happened(after signal: Int32, _ wake: Int32) -> Int32 {
    kill(getpid(), signal)
    var descriptor = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    poll(&descriptor, 1, 2_000)
    return terminal_restore_take()
  }

  @Test("is asked for where there is none")
  func noTerminal() throws {
    let file = Glibc.open("/dev/null", O_RDWR)
    defer { _ = Glibc.close(file) }
    #expect(terminal_restore_save(file) == -1)
  }
}
