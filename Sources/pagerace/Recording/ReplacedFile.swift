import Foundation

/// A file that is replaced as a whole: whatever happens, it has what was written before or what is written now.
struct ReplacedFile {
  /// Where it is, behind symbolic links.
  let path: String

  /// What the system says against it.
  struct Refusal: Error {
    let reason: String

    /// The error of the last call.
    static var last: Refusal { Refusal(reason: String(cString: strerror(errno))) }
  }

  init(_ path: String) { self.path = URL(filePath: path).resolvingSymlinksInPath().path }

  /// A file in the same folder, so that it can take the place of this one.
  private var draft: String {
    let place = URL(filePath: path)
    return place.deletingLastPathComponent().appending(path: ".\(place.lastPathComponent).\(getpid())~").path
  }

  /// Finds out whether it can be replaced, and changes nothing.
  func check() throws(Refusal) {
    let draft = draft
    try Self.write([], to: draft, mode: 0o600)
    unlink(draft)
  }

  /// What it has now; nil when it cannot be read.
  var contents: [UInt8]? { (try? Data(contentsOf: URL(filePath: path))).map(Array.init) }

  /// Puts `bytes` in its place.
  func replace(with bytes: [UInt8]) throws(Refusal) {
    let draft = draft
    do throws(Refusal) {
      try Self.write(bytes, to: draft, mode: mode)
      guard rename(draft, path) == 0 else { throw Refusal.last }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Who may do what with it; as usual for a new one.
  private var mode: mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o666
  }

  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Refusal) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Refusal.last }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let refusal = Refusal.last
        close(descriptor)
        throw refusal
      }
      rest = rest.dropFirst(count)
    }
    // Some file systems tell only here that there was no room.
    guard close(descriptor) == 0 else { throw Refusal.last }
  }
}
