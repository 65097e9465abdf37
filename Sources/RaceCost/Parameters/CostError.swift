/// Input that cannot be simulated: a sentence that says what is wrong and what would be right.
public struct CostError: Error, Equatable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error that says `description`.
  public init(_ description: String) { self.description = description }
}
