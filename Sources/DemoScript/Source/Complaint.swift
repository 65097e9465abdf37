/// What is wrong at a place of a script, before it is joined with the file and the text of the line.
struct Complaint: Error, Hashable {
  let span: Span
  let message: String
  /// More to read: a suggestion, what is known.
  let notes: [String]

  init(_ span: Span, _ message: String, notes: [String] = [], suggesting suggestion: String? = nil) {
    self.span = span
    self.message = message
    self.notes = (suggestion.map { ["did you mean '\($0)'?"] } ?? []) + notes
  }

  /// A message of another part of the program, whose first line may end in a suggestion.
  init(_ span: Span, message: String) {
    let lines = message.split(separator: "\n").map(String.init)
    let first = lines.first ?? message
    guard let range = first.firstRange(of: "; did you mean") else {
      self.init(span, first, notes: Array(lines.dropFirst()))
      return
    }
    self.init(
      span, String(first[..<range.lowerBound]),
      notes: [String(first[range.lowerBound...].dropFirst(2))] + lines.dropFirst())
  }
}
