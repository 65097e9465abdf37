import Foundation

/// Where results go.
enum StandardOutput {
  /// Writes a result and how it ends; a result that does not arrive, such as on a full disk, is no success.
  static func write(_ text: String, terminator: String = "\n") throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
    } catch {
      throw Failure.wrongInput("standard output cannot be written")
    }
  }
}
