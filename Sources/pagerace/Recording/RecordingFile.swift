import DemoScript
import Foundation

/// The file of a recording, as it was named on the command line.
struct RecordingFile {
  /// The path.
  let path: String
  private let file: ReplacedFile
  /// What it has, as far as this program knows; nil when there is none.
  private var known: [UInt8]?

  /// The file at `path`.
  init(_ path: String) {
    self.path = path
    file = ReplacedFile(path)
  }

  /// Its name without folder.
  var name: String { URL(filePath: path).lastPathComponent }
  /// Its name without folder and ending, for a title.
  var title: String { URL(filePath: path).deletingPathExtension().lastPathComponent }

  /// What is there: nil when there is no such file, or an empty one.
  mutating func existing() throws -> DemoSource? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    // A device would be replaced, and a pipe waited for.
    let kind = try? FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
    guard isFolder.boolValue || kind == .typeRegular else {
      throw Failure.wrongInput("'\(path)' is no ordinary file; a recording needs one")
    }
    let bytes = try DemoFile.read(path)
    known = bytes
    return bytes.isEmpty ? nil : DemoSource(name: path, bytes: bytes)
  }

  /// Refuses a place where nothing can be written.
  func checkWritable() throws {
    do { try file.check() } catch { throw Failure.wrongInput("'\(path)' cannot be written: \(error.reason)") }
  }

  /// Writes `text`, unless that is there already.
  ///
  /// - Returns: why that failed; nil when it is there.
  mutating func save(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes != known else { return nil }
    if let found = file.contents, found != known {
      return "'\(path)' is not saved: somebody else has changed it meanwhile"
    }
    do { try file.replace(with: bytes) } catch {
      return "'\(path)' is not saved: \(error.reason); it has what was saved before"
    }
    known = bytes
    return nil
  }

  /// The lines of `text` that are not in the file.
  func missing(of text: String) -> String {
    let saved = String(decoding: known ?? [], as: UTF8.self).split(separator: "\n")
    let lines = text.split(separator: "\n")
    return lines.dropFirst(zip(saved, lines).prefix { $0 == $1 }.count).joined(separator: "\n")
  }
}
