import DemoScript
import Foundation

/// The file of a recording, as it was named on the command line.
struct RecordingFile {
  /// The path.
  let path: String
  private let file: ReplacedFile
  /// What was written last.
  private var saved = ""

  /// The file at `path`, of which nothing is written yet.
  init(_ path: String) {
    self.path = path
    file = ReplacedFile(path)
  }

  /// Its name without folder.
  var name: String { URL(filePath: path).lastPathComponent }
  /// Its name without folder and ending, for a title.
  var title: String { URL(filePath: path).deletingPathExtension().lastPathComponent }

  /// What is there: nil when there is no such file, or an empty one.
  func existing() throws -> DemoSource? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    // A device would be replaced, and a pipe waited for.
    let kind = try? FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
    guard isFolder.boolValue || kind == .typeRegular else {
      throw Failure.wrongInput("'\(path)' is no ordinary file; a recording needs one")
    }
    let source = DemoSource(name: path, bytes: try DemoFile.read(path))
    return source.isEmpty ? nil : source
  }

  /// Refuses a place where nothing can be written.
  func checkWritable() throws {
    do { try file.check() } catch { throw Failure.wrongInput("'\(path)' cannot be written: \(error.reason)") }
  }

  /// Writes `text`, unless that is there already.
  ///
  /// - Returns: why that failed; nil when it is there.
  mutating func save(_ text: String) -> String? {
    guard text != saved else { return nil }
    do { try file.replace(with: text) } catch {
      return "'\(path)' is not saved: \(error.reason); it has what was saved before"
    }
    saved = text
    return nil
  }

  /// The lines of `text` that are not in the file.
  func missing(of text: String) -> String {
    let common = zip(saved.split(separator: "\n"), text.split(separator: "\n")).prefix { $0 == $1 }.count
    return text.split(separator: "\n").dropFirst(common).joined(separator: "\n")
  }
}
