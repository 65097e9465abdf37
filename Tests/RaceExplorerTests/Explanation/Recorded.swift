import Foundation
import PageCacheModel
import RaceMachine
import Testing

/// A stored schedule of a broken pair.
struct Recorded: CustomTestStringConvertible, Sendable {
  let scenario, proposal: String
  let schedule: Schedule
  let violation: String
  var testDescription: String { "\(scenario) under \(proposal): \(violation)" }

  var model: KernelModel { get throws { try KernelModel(scenario: scenario, proposal: proposal) } }

  /// All of them.
  static let all: [Recorded] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../PageCacheModelTests/Recorded/schedules.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard let match = line.wholeMatch(of: /(\S+) under (\S+): (.*) => (.*)/),
        let schedule = try? Schedule(parsing: String(match.3))
      else { return nil }
      return Recorded(
        scenario: String(match.1), proposal: String(match.2), schedule: schedule, violation: String(match.4))
    }
  }()
}
