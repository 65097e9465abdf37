import Foundation
import Testing

@Suite("Terminals of all kinds")
struct TerminalTypeTests {
  /// Whether terminfo here knows a type.
  private static func isKnown(_ type: String) -> Bool {
    let letter = String(type.prefix(1))
    return ["/lib/terminfo", "/usr/share/terminfo", "/etc/terminfo", "/usr/lib/terminfo"].contains {
      FileManager.default.fileExists(atPath: "\($0)/\(letter)/\(type)")
    }
  }

  private static let types = [
    "ansi", "cons25", "cygwin", "Eterm", "hurd", "linux", "mach", "pcansi", "rxvt", "rxvt-unicode-256color", "screen",
    "screen-256color", "sun", "tmux", "tmux-256color", "vt100", "vt102", "vt220", "vt52", "wsvt25", "xterm",
    "xterm-256color", "xterm-color", "xterm-mono",
  ].filter(isKnown)

  @Test("that can place the cursor show the screen, and are left as they were", arguments: types)
  func kinds(_ type: String) throws {
    let program = try ScreenProgram(["run", "swap-delete-thp", "--schedule", "0*3 1*2"], type: type)
    try #require(program.waits(for: "quit"), "\(program.output)")
    program.type("1")
    #expect(program.waits(for: "6"))
    // The arrow keys of each, as terminfo has them, are for the unit tests; Ctrl-L is the same on all.
    program.type("\u{0C}")
    #expect(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
  }

  @Test("of the usual kinds are among them")
  func usual() { #expect(Self.types.contains("xterm") && Self.types.contains("linux") && Self.types.contains("vt100")) }

  @Test("that cannot place the cursor, are unknown or not named are refused", arguments: ["dumb", "hurray", "", nil])
  func refused(_ type: String?) throws {
    let program = try ScreenProgram(["run", "swap-delete"], type: type)
    #expect(program.ending() == .status(2))
    #expect(program.output.contains("pagerace: ") && program.output.contains("TERM"))
    #expect(program.isRestored && !program.output.contains("\u{1B}"))
  }

  @Test("without UTF-8 get nothing above 127", arguments: ["C", "POSIX", "en_GB.ISO-8859-1"])
  func locale(_ name: String) throws {
    let program = try ScreenProgram(["run", "swap-delete"], environment: ["LC_ALL": name])
    try #require(program.waits(for: "quit"))
    program.type("0?q")
    #expect(program.ending() == .status(0))
    #expect(program.output.utf8.allSatisfy { $0 < 128 })
  }

  @Test("with red, green and blue in terminfo get exact colours")
  func trueColor() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = """
      xterm-exact|xterm with direct colours,
      \tRGB, colors#0x1000000, pairs#0x7FFF, op=\\E[39;49m,
      \tsetaf=\\E[38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,
      \tsetab=\\E[48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,
      \tuse=xterm-256color,

      """
    let file = folder.appending(path: "exact.src")
    try source.write(to: file, atomically: true, encoding: .utf8)
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/tic")
    compiler.arguments = ["-x", "-o", folder.path, file.path]
    // Not on every machine; where it is missing, the unit tests of the numbers remain.
    guard (try? compiler.run()) != nil else { return }
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    let program = try ScreenProgram(
      ["run", "swap-delete", "--theme", "dark"], type: "xterm-exact", environment: ["TERMINFO": folder.path])
    try #require(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
    #expect(program.output.contains("38;2;108;180;255") && program.output.contains("38;2;226;180;82"))
    #expect(!program.output.contains("38;5;"))
  }
}
