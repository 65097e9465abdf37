import RaceSession

/// A script as it was read: its statements, and what could not be read.
public struct Demo: Sendable {
  /// The text.
  public let source: DemoSource
  /// The statements that could be read, in order.
  public let statements: [Statement]
  /// What could not be read, in order.
  let complaints: [Complaint]
  /// More errors than these are not told.
  static let maximumErrors = 50

  /// Reads a script. Never fails: ``checked(by:)`` tells what is wrong.
  public init(parsing source: DemoSource) {
    self.source = source
    guard source.size <= DemoSource.maximumSize else {
      statements = []
      complaints = [
        Complaint(
          Span(line: 1, column: 1),
          "the file has more than \(DemoSource.maximumSize) bytes, the most that a script has")
      ]
      return
    }
    var statements: [Statement] = []
    var complaints: [Complaint] = []
    for (index, line) in source.lines.enumerated() where complaints.count <= Self.maximumErrors {
      if let defect = line.defect {
        complaints.append(Complaint(Span(line: index + 1, column: defect.column), defect.message))
        continue
      }
      do {
        if let statement = try StatementParser.statement(in: line.text, line: index + 1) {
          statements.append(statement)
        }
      } catch { complaints.append(error) }
    }
    self.statements = statements
    self.complaints = complaints
  }
}
