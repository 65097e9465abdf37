import Foundation

/// Where results go.
enum StandardOutput {
  /// Writes a result and a line feed; a result that does not arrive, such as on a full disk, is no success.
  static func write(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    } catch {
      throw Failure.wrongInput("standard output cannot be written")
    }
  }
}
