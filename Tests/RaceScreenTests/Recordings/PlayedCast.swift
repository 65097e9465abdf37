import Foundation
import Testing

/// A recording as a player reads it.
struct PlayedCast {
  /// What happens at a time.
  struct Event: Equatable {
    /// Milliseconds from the beginning.
    let time: Int
    let code: String
    let data: String
  }

  let header: [String: Any]
  let events: [Event]

  /// Reads a file; the times of version 3 are added up.
  init(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "", "the last line ends, too")
    let documents = try lines.dropLast().map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    header = try #require(documents.first as? [String: Any])
    let isRelative = header["version"] as? Int == 3
    var last = 0
    events = try documents.dropFirst().map { document in
      let event = try #require(document as? [Any])
      let time = Int((try #require(event[0] as? Double) * 1_000).rounded())
      last = isRelative ? last + time : time
      return Event(time: last, code: try #require(event[1] as? String), data: try #require(event[2] as? String))
    }
  }

  /// What is written at a time.
  func output(at time: Int) -> String { events.filter { $0.code == "o" && $0.time == time }.map(\.data).joined() }

  /// The marks, as `time name`.
  var marks: [String] { events.filter { $0.code == "m" }.map { "\($0.time) \($0.data)" } }
}
