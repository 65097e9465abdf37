import Foundation

/// The log that was named on the command line.
enum LogFile {
  /// More than any log that a person looks at.
  private static let sizeLimit = 1 << 28

  /// The name for messages.
  static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  /// Reads a file, or standard input for `-`.
  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try path == "-" ? FileHandle.standardInput : open(path)
    let data: Data
    do {
      // One byte more tells a file that is too large.
      data = try file.read(upToCount: sizeLimit + 1) ?? Data()
    } catch { throw Failure.wrongInput("\(name(path)) cannot be read") }
    guard data.count <= sizeLimit else {
      throw Failure.wrongInput(
        "\(name(path)) has more than \(Figures.bytes(sizeLimit)); cut out the part with the report")
    }
    guard !data.isEmpty else { throw Failure.wrongInput("\(name(path)) is empty; wanted: a log with a page dump") }
    return Array(data)
  }

  private static func open(_ path: String) throws -> FileHandle {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure.wrongInput("there is no file '\(path)'")
    }
    guard !isFolder.boolValue else { throw Failure.wrongInput("'\(path)' is a folder, not a log") }
    do { return try FileHandle(forReadingFrom: URL(filePath: path)) } catch {
      throw Failure.wrongInput("'\(path)' cannot be read")
    }
  }
}
