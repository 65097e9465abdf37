/// A stretch of one line of a script.
public struct Span: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The first character, from 1.
  public let column: Int
  /// How many characters.
  public let length: Int

  /// `length` characters of line `line` from character `column` on.
  public init(line: Int, column: Int, length: Int = 1) {
    self.line = line
    self.column = column
    self.length = length
  }
}

/// A value and where it stands in the script.
public struct Spanned<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public let value: Value
  /// Where it stands.
  public let span: Span

  /// `value`, which stands at `span`.
  public init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }

  /// `value` of a statement that is to be written.
  init(unplaced value: Value) { self.init(value, Span(line: 0, column: 0)) }
}
