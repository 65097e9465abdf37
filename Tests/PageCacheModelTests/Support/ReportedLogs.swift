import Foundation
import PageCacheModel

/// The reports that were sent to linux-mm, as far as their figures are known here.
enum ReportedLogs {
  /// Their days, which are their names.
  static let days = ["2019-03-22", "2019-03-29", "2019-04-04", "2019-05-29", "2019-06-01"]

  /// The text of a report.
  static func text(_ day: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "Reported/\(day).txt"), encoding: .utf8)
  }

  /// What its reports say.
  static func readings(_ day: String) throws -> [ReportReading] {
    ReportLog(try text(day)).reports.map(ReportReading.init)
  }
}
