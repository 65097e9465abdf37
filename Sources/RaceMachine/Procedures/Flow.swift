/// Where a procedure goes after a step.
public enum Flow: Sendable {
  /// To the next step; after the last one the procedure returns 0.
  case next
  /// To a label of the same procedure.
  case go(Label)
  /// Back to the caller, with a value. From the first procedure of a CPU: the CPU has finished.
  case back(Word)
  /// The CPU stops for ever where it stands.
  case halt
  /// The CPU says its last words, the program's procedure of that name, with two arguments, and then stops for ever
  /// where it stands: a task that runs into a BUG() and prints why.
  case die(Word, Word)
}

/// A named place in a procedure.
public struct Label: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name, unique in the procedure.
  public let name: String
  @usableFromInline let id: UInt64

  /// The label called `name`.
  public init(_ name: String) {
    self.name = name
    // FNV-1a: the same on every machine. Jumps compare this number only.
    id = name.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }
  /// The label called `value`.
  public init(stringLiteral value: String) { self.init(value) }
}
