/// Lookups a second against CPUs, under several proposals.
public struct CostChart: Hashable, Sendable {
  /// What is known about a proposal, the fewest CPUs first.
  public typealias Curve = ChartCurve<Point>

  /// What is known about a proposal on some CPUs.
  public struct Point: Hashable, Sendable {
    /// How many CPUs.
    public let cpus: Int
    /// How many lookups a second.
    public let rate: Double

    /// So many lookups a second.
    public init(cpus: Int, rate: Double) { (self.cpus, self.rate) = (cpus, rate) }
  }

  /// The curves; the first one is drawn over the others.
  public var curves: [Curve]
  /// The numbers of CPUs that the axis names, in rising order.
  public var cpus: [Int]
  /// How both axes are divided.
  public var scale: ChartScale
  /// What stands above.
  public var title: String
  /// Whether a legend stands below.
  public var hasLegend = true

  /// A chart.
  public init(_ title: String, cpus: [Int], scale: ChartScale, _ curves: [Curve]) {
    (self.title, self.cpus, self.scale, self.curves) = (title, cpus, scale, curves)
  }

  /// The chart with its places; nil when there is nothing to draw.
  public var chart: CurveChart? {
    let rates = curves.flatMap(\.points).map(\.rate).filter { $0 > 0 }
    guard let least = rates.min(), let most = rates.max(), let first = cpus.first, let last = cpus.last else {
      return nil
    }
    let x = ChartAxis(Double(first), Double(last), scale)
    let y = ChartAxis(around: least, most, scale)
    let drawn = curves.prefix(CurveChart.maximumCurves).map { curve in
      CurveChart.Curve(
        curve.label, sign: curve.sign,
        curve.points.filter { $0.rate > 0 }.map { point in
          CurveChart.Point(x: x.place(Double(point.cpus)), y: y.place(point.rate))
        })
    }
    var chart = CurveChart(
      title: title, unit: "CPUs", curves: drawn,
      xTicks: cpus.map { CurveChart.Tick("\($0)", at: x.place(Double($0))) },
      yTicks: y.ticks.map { CurveChart.Tick(CostFigures.rate($0), at: y.place($0)) })
    chart.hasLegend = hasLegend
    return chart
  }
}
