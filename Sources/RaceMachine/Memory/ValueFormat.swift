/// How the value of a field or a local is written for people.
public struct ValueFormat: Sendable {
  /// A name for the kind of value: `pfn`, `swap entry`, `flags` … Views may treat some kinds specially.
  public let name: String
  /// Writes one value.
  public let text: @Sendable (Word) -> String

  /// A format called `name` that writes values with `text`.
  public init(_ name: String, _ text: @escaping @Sendable (Word) -> String) {
    self.name = name
    self.text = text
  }

  /// Decimal digits, without sign.
  public static let decimal = ValueFormat("decimal") { String($0) }
  /// `0x` and small hexadecimal digits; a single decimal digit stands alone.
  public static let hex = ValueFormat("hex") { $0 < 10 ? String($0) : "0x" + String($0, radix: 16) }
  /// `no` for 0, `yes` for anything else.
  public static let truth = ValueFormat("truth") { $0 == 0 ? "no" : "yes" }
  /// For words that no view shows: positions, references into a frame.
  public static let hidden = ValueFormat("hidden") { _ in "" }
}
