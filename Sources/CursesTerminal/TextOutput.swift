import CNcurses
import Glibc
import RaceScreen

/// What lines of text may look like on a stream, for commands that print and do not open the screen.
public struct TextOutput: Hashable, Sendable {
  /// What it shows of the styles; ``ColorDepth/none`` sends no escape sequence at all.
  public var depth: ColorDepth
  /// What it shows of the glyphs.
  public var glyphs: GlyphSet
  /// What the styles look like.
  public var theme = Theme.standard
  /// How many columns to fill.
  public var columns: Int
  /// Whether a person sees it at once.
  public var isTerminal: Bool

  /// Looks at a file descriptor and the environment.
  ///
  /// - Parameter color: `auto` colours a terminal unless the environment variable `NO_COLOR` is set to something;
  ///   `always` colours files and pipes too.
  public init(descriptor: Int32, color: ColorChoice = .auto) {
    setlocale(LC_CTYPE, "")
    isTerminal = isatty(descriptor) == 1
    glyphs = curses_is_utf8() == 1 && curses_cell_width(0x25CF) == 1 ? .unicode : .ascii
    columns = isTerminal ? Self.columns(of: descriptor) : 80
    let isWanted =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && (Self.environment("NO_COLOR") ?? "").isEmpty
      }
    depth = isWanted ? Self.depth(always: color == .always) : .none
  }

  /// A text of several styles for this stream, without a line end.
  public func text(_ line: StyledText) -> String {
    guard line.width <= Canvas.maximumSide else { return line.spans.map(\.text).joined() }
    var canvas = Canvas(width: line.width, height: 1)
    canvas.put(line, x: 0, y: 0)
    if glyphs == .ascii { canvas = canvas.ascii() }
    return String(canvas.ansi(depth: depth, theme: theme).dropLast())
  }

  /// What terminfo says about the colours of `TERM`. Who wants colour always gets some.
  private static func depth(always: Bool) -> ColorDepth {
    let least: ColorDepth = always ? .sixteen : .none
    guard let type = environment("TERM"), curses_look_up(type, STDOUT_FILENO) == 1 else { return least }
    defer { curses_forget_look_up() }
    if DirectColor.ofTerminal != nil { return .trueColor }
    return switch curses_color_count() {
    case 256...: .indexed256
    case 16...: .sixteen
    case 8...: .eight
    default: least
    }
  }

  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
