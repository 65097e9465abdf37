/// A curve of a chart: its name, its sign, its points.
public struct ChartCurve<Point: Hashable & Sendable>: Hashable, Sendable {
  /// What the legend says.
  public let label: String
  /// The number of the shape that stands for it; nil: its place among the curves.
  public let sign: Int?
  /// The points from left to right.
  public let points: [Point]

  /// A curve called `label`.
  public init(_ label: String, sign: Int? = nil, _ points: [Point]) {
    (self.label, self.sign, self.points) = (label, sign, points)
  }
}
