/// One number of ``CostParameters``, by the name that a file of parameters gives it.
public struct CostParameter: Sendable {
  /// The name.
  public let name: String
  /// Such as `ns`.
  public let unit: String
  /// What it is, in a few words.
  public let summary: String
  /// What kind of knowledge the default is.
  public let origin: Origin
  /// Where the default is from.
  public let source: String
  /// What it may be.
  public let range: ClosedRange<Double>
  /// Whether it counts things, so that only whole numbers make sense.
  public let isWhole: Bool
  let field: @Sendable () -> WritableKeyPath<CostParameters, Double>

  /// What a default can be.
  public enum Origin: String, Sendable, CaseIterable {
    /// A published figure that we have read again where it stands, or where others cite it.
    case published
    /// A published figure, written down from memory and not found again.
    case unverified
    /// A measurement of ours, which `pagerace cost --calibrate` repeats.
    case measured
    /// Our choice.
    case chosen
  }

  /// Its value in `parameters`.
  public func value(in parameters: CostParameters) -> Double { parameters[keyPath: field()] }

  /// Sets it.
  ///
  /// - Throws: when the number cannot be, with what would be right.
  public func set(_ value: Double, in parameters: inout CostParameters) throws(CostError) {
    guard range.contains(value), !isWhole || value == value.rounded() else {
      let kind = isWhole ? "a whole number" : "a number"
      throw CostError(
        "\(name) is \(kind) from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound)) \(unit)")
    }
    parameters[keyPath: field()] = value
  }

  /// The number, without a fraction where there is none.
  public static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  init(
    _ name: String, _ unit: String, _ range: ClosedRange<Double>, isWhole: Bool = false, _ summary: String,
    _ origin: Origin, _ source: String,
    _ field: @escaping @Sendable @autoclosure () -> WritableKeyPath<CostParameters, Double>
  ) {
    self.name = name
    self.unit = unit
    self.summary = summary
    self.origin = origin
    self.source = source
    self.range = range
    self.isWhole = isWhole
    self.field = field
  }
}
