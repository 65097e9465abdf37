import Foundation

/// The program in a pseudo-terminal of its own, with this end as the person.
final class ScreenProgram {
  /// How the program ended.
  enum Ending: Equatable {
    case status(Int32)
    case signal(Int32)
    case running
  }

  private let master: Int32
  // Kept open, so that the terminal's settings can be read after the end.
  private let slave: Int32
  private let process: pid_t
  private let settingsBefore: [UInt32]
  private let isOwnHome: Bool
  private var ended: Ending?
  /// All that the program has written.
  private(set) var output = ""

  /// The folder that stands for the person's own, empty at first; nothing there comes from outside or stays.
  let home: URL

  struct SetupError: Error {
    let operation: String
    let number: Int32
  }

  init(
    _ arguments: [String], columns: Int = 80, rows: Int = 24, type: String? = "xterm-256color",
    path: String = Program.path, home: URL? = nil, environment changes: [String: String?] = [:]
  ) throws {
    self.home = home ?? FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: self.home, withIntermediateDirectories: true)
    isOwnHome = home == nil
    (master, slave) = try Self.openTerminal(columns: columns, rows: rows)
    settingsBefore = Self.settings(of: slave)
    var environment = ProcessInfo.processInfo.environment
    environment["TERM"] = type
    environment["LC_ALL"] = "C.UTF-8"
    environment["SWIFT_BACKTRACE"] = "enable=no"
    for name in ["LINES", "COLUMNS", "NO_COLOR", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] { environment[name] = nil }
    environment["HOME"] = self.home.path
    for (name, value) in changes { environment[name] = value }
    process = try Self.spawn([path] + arguments, environment, slave: slave)
  }

  deinit {
    if ended == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(slave)
    close(master)
    if isOwnHome { try? FileManager.default.removeItem(at: home) }
  }

  // MARK: What a person does

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(columns: Int, rows: Int) { Self.setSize(master, columns, rows) }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Writes to its standard error, as the runtime does.
  func writeError(_ text: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: "/proc/\(process)/fd/2"))
    defer { try? file.close() }
    file.seekToEndOfFile()
    try file.write(contentsOf: Data(text.utf8))
  }

  // MARK: What a person sees

  /// Waits until the program has written `text` after what was read before.
  func waits(for text: String, seconds: Double = 10) -> Bool {
    let start = output.endIndex
    return poll(seconds) {
      read()
      return output[start...].contains(text)
    }
  }

  /// Waits until the program has ended.
  func ending(seconds: Double = 10) -> Ending {
    var found = Ending.running
    _ = poll(seconds) {
      read()
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { return false }
      found = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
      ended = found
      return true
    }
    read()
    return found
  }

  /// Whether the terminal's settings are those from before the program.
  var isRestored: Bool { Self.settings(of: slave) == settingsBefore }

  /// Whether the program has left the second screen as often as it has entered it, and shows the cursor.
  var isOnMainScreen: Bool {
    func count(_ text: String) -> Int { output.components(separatedBy: text).count - 1 }
    return count("\u{1B}[?1049h") == count("\u{1B}[?1049l") && !lastIsHiddenCursor
  }

  private var lastIsHiddenCursor: Bool {
    guard let hidden = output.range(of: "\u{1B}[?25l", options: .backwards) else { return false }
    return output.range(of: "\u{1B}[?25h", range: hidden.upperBound..<output.endIndex) == nil
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Foundation.read(master, &buffer, buffer.count), count > 0 {
      output += String(decoding: buffer[..<count], as: UTF8.self)
    }
  }

  private func poll(_ seconds: Double, _ isThere: () -> Bool) -> Bool {
    let end = Date.now.addingTimeInterval(seconds)
    while true {
      if isThere() { return true }
      if Date.now > end { return false }
      usleep(5_000)
    }
  }
}
