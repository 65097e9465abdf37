import Foundation

extension ScreenProgram {
  /// Both ends of a pseudo-terminal.
  static func openTerminal(columns: Int, rows: Int) throws -> (master: Int32, slave: Int32) {
    // unlockpt() and ptsname() as the kernel knows them; the C library's are not imported into Swift.
    var locked: Int32 = 0
    var number: Int32 = 0
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw SetupError(operation: "opening a pseudo-terminal", number: errno)
    }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw SetupError(operation: "opening its other end", number: errno) }
    setSize(master, columns, rows)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    return (master, slave)
  }

  static func setSize(_ descriptor: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  static func settings(of descriptor: Int32) -> [UInt32] {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    let bytes = withUnsafeBytes(of: &settings.c_cc) { $0.map { UInt32($0) } }
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag] + bytes
  }

  /// Starts a program in a session of its own, with `slave` as its terminal.
  static func spawn(_ command: [String], _ environment: [String: String], slave: Int32) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    // A new session: the first terminal that it opens becomes its own.
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var name = [CChar](repeating: 0, count: 64)
    guard ttyname_r(slave, &name, name.count) == 0 else {
      throw SetupError(operation: "naming the terminal", number: errno)
    }
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, command[0], &actions, &attributes, &arguments, &variables)
    guard result == 0 else { throw SetupError(operation: "starting \(command[0])", number: result) }
    return process
  }
}
