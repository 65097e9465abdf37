/// A sentence about a place of a script: an error, or a claim that does not hold.
public struct Diagnostic: Error, Hashable, Sendable {
  /// The name of the file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int
  /// What is wrong.
  public let message: String
  /// More to read: a suggestion, what is known. One line each.
  public let notes: [String]
  /// The line, as far as it can be shown.
  public let sourceLine: String

  /// What is wrong at a place of a text that people write.
  public init(file: String, line: Int, column: Int, message: String, notes: [String] = [], sourceLine: String) {
    (self.file, self.line, self.column) = (file, line, column)
    (self.message, self.notes, self.sourceLine) = (message, notes, sourceLine)
  }

  /// `FILE:LINE:COLUMN: message`.
  public var headline: String { "\(file):\(line):\(column): \(message)" }

  /// The headline, the line of the script with a caret beneath, and the notes.
  ///
  /// - Parameter width: the line of the script is cut to so many columns around the caret; at least 20.
  public func text(width: Int = 100) -> String {
    let room = max(20, width) - 2
    let (shown, caret) = Self.cut(Array(sourceLine), to: room, around: column - 1)
    var lines = [headline]
    if !shown.isEmpty { lines += ["  " + shown, "  " + String(repeating: " ", count: caret) + "^"] }
    lines += notes.map { "  " + $0 }
    return lines.joined(separator: "\n")
  }

  /// At most `room` characters of `line` around number `center`, and where that stands in them.
  private static func cut(_ line: [Character], to room: Int, around center: Int) -> (String, Int) {
    let center = min(max(0, center), line.count)
    if line.count <= room { return (String(line), center) }
    // One column at each end is kept for the mark that something is missing.
    let first = min(max(0, center - room / 2), line.count - room + 1)
    var part = Array(line[first..<min(line.count, first + room - 1)])
    if first > 0 { part[0] = "…" }
    if first + part.count < line.count { part[part.count - 1] = "…" }
    return (String(part), min(center - first, room - 1))
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The text, cut to 100 columns.
  public var description: String { text() }
}

/// All that is wrong with a script.
public struct DemoErrors: Error, Hashable, Sendable, CustomStringConvertible {
  /// In order of lines; at least one.
  public let diagnostics: [Diagnostic]

  /// The texts of all, the line of the script cut to `width` columns.
  public func text(width: Int = 100) -> String {
    diagnostics.map { $0.text(width: width) }.joined(separator: "\n")
  }

  /// The texts, cut to 100 columns.
  public var description: String { text() }
}
