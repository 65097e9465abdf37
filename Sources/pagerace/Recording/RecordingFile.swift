import DemoScript
import Foundation

/// The file of a recording. It is replaced as a whole: whatever happens, the last state that was written stays.
struct RecordingFile {
  /// As it was named.
  let path: String
  /// Where it is, behind symbolic links.
  private let target: URL
  /// What was written last.
  private var saved: String?

  /// The file at `path`, of which nothing is written yet.
  init(_ path: String) {
    self.path = path
    target = URL(filePath: path).resolvingSymlinksInPath()
  }

  /// Its name without folder and ending, for a title.
  var title: String { URL(filePath: path).deletingPathExtension().lastPathComponent }
  /// Its name without folder.
  var name: String { URL(filePath: path).lastPathComponent }

  /// What is there: nil when there is no such file, or an empty one.
  func existing() throws -> DemoSource? {
    guard FileManager.default.fileExists(atPath: target.path) else { return nil }
    let source = DemoSource(name: path, bytes: try DemoFile.read(path))
    return source.isEmpty ? nil : source
  }

  /// Refuses a place where nothing can be written.
  func checkWritable() throws {
    do {
      let probe = beside
      try Data().write(to: probe, options: .withoutOverwriting)
      try FileManager.default.removeItem(at: probe)
    } catch { throw Failure.wrongInput("'\(path)' cannot be written: \(Self.reason(error))") }
  }

  /// Writes `text`, unless that is there already.
  ///
  /// - Returns: why that failed; nil when it is there.
  mutating func save(_ text: String) -> String? {
    guard text != saved else { return nil }
    let draft = beside
    do {
      try Data(text.utf8).write(to: draft)
      if let permissions = try? FileManager.default.attributesOfItem(atPath: target.path)[.posixPermissions] {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: draft.path)
      }
      guard rename(draft.path, target.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      return "'\(path)' is not saved: \(Self.reason(error)); it has what was saved before"
    }
    saved = text
    return nil
  }

  /// What of `text` is not in the file.
  func missing(of text: String) -> String {
    guard let saved else { return text }
    return String(text.dropFirst(text.commonPrefix(with: saved).count))
  }

  /// A file in the same folder, so that it can take the place of this one.
  private var beside: URL {
    target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).\(getpid())~")
  }

  private static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(underlying.code))) }
    return (error as NSError).localizedDescription
  }
}
