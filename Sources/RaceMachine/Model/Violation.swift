/// A broken promise: the name of the check and what exactly did not hold.
public struct Violation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The check, such as `vm-bug`.
  public let kind: String
  /// What did not hold, such as `index > offset`.
  public let detail: String

  /// A violation of check `kind`.
  public init(_ kind: String, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// `kind: detail`.
  public var description: String { "\(kind): \(detail)" }

  /// By kind, then by detail.
  public static func < (left: Violation, right: Violation) -> Bool {
    (left.kind, left.detail) < (right.kind, right.detail)
  }
}
