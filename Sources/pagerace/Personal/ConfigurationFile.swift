import DemoScript
import Foundation
import RaceScreen

/// The file in which a person says what they prefer.
struct ConfigurationFile {
  /// Where it is, or would be; nil for a person without a home.
  let place: URL?
  /// What it says; as the program comes where it says nothing, or something wrong.
  let preferences: Preferences
  /// What is wrong with it.
  let problems: [Diagnostic]

  /// Reads it.
  init() {
    place = PersonalFolder.configuration.file("config")
    let name = place.map { PersonalFolder.shortened($0.path) } ?? ""
    do {
      let bytes = try place.flatMap { try PersonalFolder.contents(of: $0) }
      (preferences, problems) = Preferences.read(String(decoding: bytes ?? [], as: UTF8.self), name: name)
    } catch {
      let reason = (error as? ReplacedFile.Refusal)?.reason ?? "it cannot be read"
      preferences = Preferences()
      problems = [Diagnostic(file: name, line: 1, column: 1, message: reason, sourceLine: "")]
    }
  }

  /// Says at length what is wrong, to whoever has left the screen.
  func tellProblems() {
    guard !problems.isEmpty else { return }
    let text = problems.map { $0.text() }.joined(separator: "\n")
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
