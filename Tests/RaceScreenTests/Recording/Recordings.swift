import DemoScript
import RaceMachine
@testable import RaceScreen
import RaceSession

extension Interface {
  /// An interface that records a run.
  static func recording(
    _ session: Session, width: Int = 80, height: Int = 24, explorations: (any Explorations)? = nil
  ) -> Interface {
    var interface = Interface(width: width, height: height, session: session)
    interface.explorations = explorations
    interface.record(DemoRecorder(title: "out"), as: "out.demo")
    return interface
  }

  /// The script that was recorded so far.
  var script: String { recording?.recorder.text ?? "" }

  /// Its lines without the set-up.
  var recordedLines: [String] {
    script.split(separator: "\n").map(String.init).filter { line in
      !["title", "scenario", "proposal  page-index"].contains { line.hasPrefix($0) }
    }
  }

  /// Types text, one key a character.
  mutating func type(_ text: String) { for character in text { press(.character(character)) } }
}

/// A script played to its end.
func played(_ script: String) throws -> DemoPlayer {
  let player = DemoPlayer(try Demo(parsing: DemoSource(name: "out.demo", text: script)).checked())
  player.playToEnd()
  return player
}

extension Session {
  /// Whether nobody could tell this one from `other`.
  func looksLike(_ other: Session) -> Bool {
    fingerprint == other.fingerprint && position == other.position && knownSchedule == other.knownSchedule
      && kernelModel?.title == other.kernelModel?.title
  }
}
