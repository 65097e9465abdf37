import CNcurses
import CTerminalRestore
import Glibc
import RaceScreen

/// The terminal of the program: shows canvases, reads keys and the mouse, and is left as it was found however
/// the process ends.
///
/// ```swift
/// let terminal = try Terminal()
/// defer { terminal.close() }
/// terminal.show(draw(width: terminal.width, height: terminal.height))
/// while let event = terminal.nextEvent() { … }
/// ```
///
/// There can be one at a time, used from one thread. INT, TERM, HUP and QUIT restore the terminal and end the
/// process by that signal; a trap restores it, says what ``prepareReport(_:)`` was given, and ends with status 70.
/// After a stop (^Z) and the return from it, the event is a resize, to which the program answers by drawing.
public final class Terminal {
  /// What the terminal shows of the styles.
  public var depth: ColorDepth { painter.depth }
  /// What the terminal shows of the glyphs.
  public var glyphs: GlyphSet { painter.glyphs }
  /// Columns of the screen, 1 or more.
  public private(set) var width = 0
  /// Rows of the screen, 1 or more.
  public private(set) var height = 0

  let painter: CellPainter
  let keyboard: KeyReader
  private let screen: OpaquePointer
  private let output: Int32
  // Readable when a signal has something to say; -1 while none is handled.
  private var wake: Int32 = -1
  private var pending: [InputEvent] = []
  private var isOpen = true

  /// Opens the terminal on standard input and output: second screen, no cursor, keys as they are pressed.
  ///
  /// - Throws: ``TerminalError`` if that is not possible. Nothing has been sent to the terminal then.
  public convenience init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    let type = Self.environment("TERM")
    try Terminfo.check(type: type, descriptor: STDOUT_FILENO)
    guard terminal_restore_save(STDOUT_FILENO) == 0 else {
      throw .system(operation: "reading the settings of the terminal", errno: errno)
    }
    try self.init(options, type: type, output: curses_stdout(), input: curses_stdin())
    try arm(mouse: options.mouse)
    adoptSize()
  }

  /// Opens ncurses on two files, without any care for signals; tests use files that are no terminals.
  init(
    _ options: TerminalOptions, type: String?, output: UnsafeMutablePointer<FILE>,
    input: UnsafeMutablePointer<FILE>
  ) throws(TerminalError) {
    setlocale(LC_CTYPE, "")
    guard let screen = newterm(type, output, input), let window = curses_stdscr() else {
      throw .unknownTerminalType(type ?? "")
    }
    self.screen = screen
    self.output = fileno(output)
    set_escdelay(25)
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    leaveok(window, true)
    let depth = options.depth(of: Self.abilities(), noColor: !(Self.environment("NO_COLOR") ?? "").isEmpty)
    // Where shapes are counted as two cells, only ASCII keeps the grid.
    let isUnicode = !options.ascii && curses_is_utf8() == 1 && curses_cell_width(0x25CF) == 1
    painter = CellPainter(
      window: window, depth: depth, glyphs: isUnicode ? .unicode : .ascii, theme: options.theme,
      direct: .ofTerminal)
    keyboard = KeyReader(input: fileno(input), mouse: options.mouse)
    width = Int(curses_columns())
    height = Int(curses_rows())
  }

  deinit { close() }

  /// Shows a picture. Only what differs from the last one is sent; a picture of another size than the
  /// screen's is cut off or leaves the rest empty.
  public func show(_ canvas: Canvas) {
    guard isOpen else { return }
    noteSignals()
    guard painter.draw(canvas) else { return }
    if wake >= 0 { terminal_restore_hold_stop(1) }
    wrefresh(curses_stdscr())
    if wake >= 0 { terminal_restore_hold_stop(0) }
  }

  /// Makes the next ``show(_:)`` paint the whole screen, whatever other programs have written on it.
  public func repaint() {
    guard isOpen else { return }
    clearok(curses_curscr(), true)
    painter.forget()
  }

  /// Shows the styles as `theme` does, from the next ``show(_:)`` on.
  public func adopt(_ theme: Theme) {
    guard isOpen else { return }
    painter.adopt(theme)
  }

  /// Waits for the next thing that happens.
  ///
  /// - Parameter timeout: milliseconds to wait at most; nil waits for ever.
  /// - Returns: nil if nothing happened in that time, or the terminal is closed.
  public func nextEvent(timeout: Int? = nil) -> InputEvent? {
    let deadline = timeout.map { Self.now() + max(0, $0) }
    while isOpen {
      noteSignals()
      if pending.isEmpty { pending = keyboard.read() }
      if !pending.isEmpty { return pending.removeFirst() }
      let left = deadline.map { max(0, $0 - Self.now()) }
      switch keyboard.wait(orFor: wake, milliseconds: left) {
      case .somethingToRead, .interrupted: continue
      case .timeout: return nil
      case .closed: return .inputClosed
      }
    }
    return nil
  }

  /// What a person is told, besides the signal, when a defect ends the program from now on: where to report it, and
  /// what the report should name. At most 4,095 bytes.
  public func prepareReport(_ text: String) { terminal_restore_note(text) }

  /// Restores the terminal exactly; harmless when repeated. Nothing is shown afterwards.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    keyboard.close()
    endwin()
    if wake >= 0 { terminal_restore_disarm() }
    wake = -1
    delscreen(screen)
  }

  private func arm(mouse: Bool) throws(TerminalError) {
    let leave = Terminfo.leaveBytes(mouse: mouse, rows: height)
    let enter = Terminfo.enterBytes(mouse: mouse)
    wake = leave.withUnsafeBytes { leave in
      enter.withUnsafeBytes { enter in
        terminal_restore_arm(leave.baseAddress, leave.count, enter.baseAddress, enter.count)
      }
    }
    if wake < 0 {
      let number = errno
      close()
      throw .system(operation: "taking care of signals", errno: number)
    }
  }

  /// Takes over a new size, or paints again after a stop, if a signal said so.
  private func noteSignals() {
    guard wake >= 0 else { return }
    let happened = terminal_restore_take()
    if happened == 0 { return }
    adoptSize()
    // After a stop others have written on the screen; on a smaller one some terminals keep the lower rows, some the
    // upper ones.
    clearok(curses_curscr(), true)
    painter.forget()
    pending.removeAll { if case .resize = $0 { true } else { false } }
    pending.append(.resize(width: width, height: height))
  }

  /// Asks the terminal itself: LINES and COLUMNS of the environment may be old.
  private func adoptSize() {
    var size = winsize()
    if ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
      if Int(size.ws_col) != width || Int(size.ws_row) != height {
        resize_term(Int32(size.ws_row), Int32(size.ws_col))
      }
    }
    width = Int(curses_columns())
    height = Int(curses_rows())
  }

  /// What the terminal can show with its own background.
  private static func abilities() -> ColorDepth {
    let attributes = termattrs()
    guard UInt32(attributes) & curses_reverse() != 0, UInt32(attributes) & curses_bold() != 0 else {
      return .none
    }
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return .mono }
    if DirectColor.ofTerminal != nil { return .trueColor }
    return switch curses_colors() {
    case 256...: .indexed256
    case 16...: .sixteen
    case 8...: .eight
    default: .mono
    }
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
