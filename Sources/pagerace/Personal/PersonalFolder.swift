import Foundation

/// A folder in which programs keep what belongs to one person, as the XDG Base Directory Specification names it.
enum PersonalFolder: String {
  /// What the person prefers.
  case configuration = "XDG_CONFIG_HOME"
  /// What a program remembers from one time to the next.
  case state = "XDG_STATE_HOME"

  private var usual: String {
    switch self {
    case .configuration: ".config"
    case .state: ".local/state"
    }
  }

  /// A file of this program there; nil for a person without a home.
  func file(_ name: String) -> URL? {
    let environment = ProcessInfo.processInfo.environment
    // Only absolute paths count, says the specification.
    if let folder = environment[rawValue], folder.hasPrefix("/") {
      return URL(filePath: folder).appending(path: "pagerace/\(name)")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return URL(filePath: home).appending(path: "\(usual)/pagerace/\(name)")
  }

  /// How people write a path below their home.
  static func shortened(_ path: String) -> String {
    guard let home = ProcessInfo.processInfo.environment["HOME"], home.count > 1, path.hasPrefix(home + "/") else {
      return path
    }
    return "~" + path.dropFirst(home.count)
  }

  /// What is in a file; nil when there is none. Only ordinary files of at most a megabyte are read: a device or a pipe
  /// would keep the program waiting.
  static func contents(of file: URL) throws -> [UInt8]? {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ReplacedFile.Refusal(reason: "it is no ordinary file") }
    guard status.st_size <= 1 << 20 else { throw ReplacedFile.Refusal(reason: "it is too large") }
    do { return Array(try Data(contentsOf: file)) } catch { throw ReplacedFile.Refusal(reason: "it cannot be read") }
  }
}
