import DemoLibrary
import DemoScript
import Foundation
import PageRaceEngine

/// A demo script that was named on the command line: a file, or one that comes with the program.
struct DemoFile {
  let source: DemoSource

  /// Finds and reads it.
  init(_ name: String) throws {
    if let embedded = Self.embedded(name) {
      source = embedded
    } else {
      source = DemoSource(name: name, bytes: try Self.read(name))
    }
  }

  /// The script, ready to play.
  func checked() throws -> PlayableDemo { try Self.checked(source) }

  /// The script in `source`, ready to play.
  static func checked(_ source: DemoSource) throws -> PlayableDemo {
    do { return try Demo(parsing: source).checked() } catch { throw Failure(message: error.text(), status: 2) }
  }

  /// The script of a name without folder, unless a file of that name lies here.
  private static func embedded(_ name: String) -> DemoSource? {
    guard !FileManager.default.fileExists(atPath: name) else { return nil }
    return EmbeddedDemos.all.first { $0.id == name || $0.name == name }.map {
      DemoSource(name: $0.name, bytes: $0.bytes)
    }
  }

  /// The bytes of a file; of one that is too large, enough to tell.
  static func read(_ path: String) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure.wrongInput("there is no file and no demo '\(path)'\(suggestion(path))")
    }
    guard !isFolder.boolValue else { throw Failure.wrongInput("'\(path)' is a folder, not a demo script") }
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      // One byte more tells a file that is too large; the rest of it is never read.
      return Array(try file.read(upToCount: DemoSource.maximumSize + 1) ?? Data())
    } catch { throw Failure.wrongInput("'\(path)' cannot be read") }
  }

  private static func suggestion(_ name: String) -> String {
    let names = EmbeddedDemos.all.map(\.id)
    let hint = CommandNames.hint(name) ?? Spelling.closest(to: name, among: names).map { "did you mean '\($0)'?" }
    return (hint.map { "; \($0)" } ?? "") + "\nknown: " + names.joined(separator: ", ")
  }
}
