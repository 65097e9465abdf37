import Foundation
import RaceScreen

/// The run that is open, kept in a file of the person's, so that the start page can offer it the next time.
///
/// It is written soon after a move and not only at the end: so a signal, or a power cut, takes a move or two at most. What
/// cannot be written is not: nothing depends on it.
struct RunMemory {
  private let file = PersonalFolder.state.file("last")
  private var mark: Interface.PlaceMark?
  /// When it is to be written, in milliseconds; nil when all is.
  private var due: Int?

  /// How long a move may wait for the next one, in milliseconds.
  private static let delay = 1_000
  /// A larger file would not be read again.
  private static let limit = 1 << 20

  /// The run of last time; nil if there is none, or the file is not one of ours.
  static var lastRun: SavedRun? {
    guard let file = PersonalFolder.state.file("last"), let bytes = try? PersonalFolder.contents(of: file) else {
      return nil
    }
    return SavedRun(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Takes note of what is open at a time, and writes it if that is due.
  mutating func look(at interface: Interface, now: Int) {
    if interface.placeMark != mark {
      mark = interface.placeMark
      due = due ?? now + Self.delay
    }
    if let due, due <= now { save(interface) }
  }

  /// In how many milliseconds something is due; nil if nothing is.
  func wait(now: Int) -> Int? { due.map { max(0, $0 - now) } }

  /// Writes the run that is open, if that is not done yet.
  mutating func save(_ interface: Interface) {
    guard due != nil else { return }
    due = nil
    guard let file, let text = interface.savedRun?.text, text.utf8.count <= Self.limit else { return }
    let folder = file.deletingLastPathComponent()
    guard
      (try? FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
    else { return }
    try? ReplacedFile(file.path).replace(with: Array(text.utf8))
  }
}
