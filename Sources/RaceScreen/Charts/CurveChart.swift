/// Curves in a frame with two axes, for a terminal or a picture. Whoever makes it has chosen the scales: all places are
/// parts of the frame, from 0 at the left and at the bottom to 1.
public struct CurveChart: Hashable, Sendable {
  /// A place in the frame.
  public struct Point: Hashable, Sendable {
    /// From the left.
    public let x: Double
    /// From the bottom.
    public let y: Double

    /// The place `x`, `y`.
    public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  /// A curve in the frame.
  public typealias Curve = ChartCurve<Point>

  /// A place on an axis with its number.
  public struct Tick: Hashable, Sendable {
    /// Where, from 0 to 1.
    public let place: Double
    /// The number.
    public let label: String

    /// A tick with `label` at `place`.
    public init(_ label: String, at place: Double) { (self.label, self.place) = (label, place) }
  }

  /// What the curves show.
  public var title: String
  /// What the horizontal axis counts.
  public var unit: String
  /// The curves; the first one is drawn over the others.
  public var curves: [Curve]
  /// Numbers of the horizontal axis.
  public var xTicks: [Tick]
  /// Numbers of the vertical axis.
  public var yTicks: [Tick]
  /// Whether a legend stands below.
  public var hasLegend = true

  /// A chart.
  public init(title: String, unit: String, curves: [Curve], xTicks: [Tick], yTicks: [Tick]) {
    (self.title, self.unit, self.curves, self.xTicks, self.yTicks) = (title, unit, curves, xTicks, yTicks)
  }

  /// How many curves can be told apart: the shapes of CPUs stand for them.
  public static let maximumCurves = 8

  private func legend(_ width: Int, _ frame: Rect) -> [StyledText] {
    var rows: [StyledText] = []
    var row = StyledText()
    guard hasLegend else { return rows }
    for (number, curve) in curves.enumerated() {
      let sign = sign(number)
      var entry = StyledText("\(Glyphs.cpu(sign)) ", .cpu(sign)) + StyledText(curve.label)
      if let cover = cover(of: number, frame).map(self.sign) {
        entry += StyledText(" as ", .muted) + StyledText("\(Glyphs.cpu(cover))", .cpu(cover))
      }
      if !row.isEmpty, row.width + 3 + entry.width > width {
        rows.append(row)
        row = StyledText()
      }
      row += row.isEmpty ? entry : StyledText("   ") + entry
    }
    return row.isEmpty ? rows : rows + [row]
  }

  private func sign(_ number: Int) -> Int { curves[number].sign ?? number }

  /// The sign of the first curve that hides all points of curve `number`, in a picture without a legend; nil when there
  /// is none.
  func coveringSign(of number: Int, width: Int, height: Int) -> Int? {
    cover(of: number, frame(width: width, height: height, below: 0)).map(sign)
  }

  /// The first curve that hides all points of curve `number`; nil when there is none.
  private func cover(of number: Int, _ frame: Rect) -> Int? {
    func cells(_ curve: Curve) -> [[Int]] { curve.points.map { [column($0.x, frame), row($0.y, frame)] } }
    let own = cells(curves[number])
    return curves[..<number].firstIndex { cells($0) == own }
  }

  /// The chart as a picture of that many cells.
  public func canvas(width: Int, height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    canvas.put(title, x: 0, y: 0, .strong)
    // What a legend says depends on the frame, whose height depends on the rows of the legend.
    let legend = legend(width, frame(width: width, height: height, below: 1))
    for (number, row) in legend.enumerated() { canvas.put(row, x: 0, y: height - legend.count + number) }
    let frame = frame(width: width, height: height, below: legend.count)
    guard frame.width > 3, frame.height > 2 else { return canvas }
    drawAxes(&canvas, frame)
    for (number, curve) in curves.enumerated().reversed() { draw(curve, sign(number), frame, &canvas) }
    return canvas
  }

  /// Where the curves are, above so many rows of a legend.
  private func frame(width: Int, height: Int, below rows: Int) -> Rect {
    let gutter = (yTicks.map { CellWidth.of($0.label) }.max() ?? 0) + 2
    return Rect(x: gutter, y: 1, width: width - gutter - 2, height: height - rows - 4)
  }

  private func drawAxes(_ canvas: inout Canvas, _ frame: Rect) {
    for y in 0..<frame.height { canvas.put(String(Glyphs.vertical), x: frame.x - 1, y: frame.y + y, .rule) }
    canvas.put(String(Glyphs.bottomLeft), x: frame.x - 1, y: frame.y + frame.height, .rule)
    for x in 0..<frame.width {
      canvas.put(String(Glyphs.horizontal), x: frame.x + x, y: frame.y + frame.height, .rule)
    }
    for tick in yTicks {
      let y = row(tick.place, frame)
      let label = CellWidth.cut(tick.label, to: max(0, frame.x - 2))
      canvas.put(label, x: max(0, frame.x - 2 - CellWidth.of(label)), y: y, .muted)
      // With gaps, so that it is no curve where there is no colour.
      for x in stride(from: 0, to: frame.width, by: 2) {
        canvas.put(String(Glyphs.empty), x: frame.x + x, y: y, .rule)
      }
    }
    let y = frame.y + frame.height + 1
    var free = 0
    for tick in xTicks {
      let x = max(0, column(tick.place, frame) - CellWidth.of(tick.label) / 2)
      guard x >= free else { continue }
      free = canvas.put(tick.label, x: x, y: y, .muted) + 1
    }
    canvas.put(unit, x: frame.x + max(0, (frame.width - CellWidth.of(unit)) / 2), y: y + 1, .muted)
  }

  private func draw(_ curve: Curve, _ sign: Int, _ frame: Rect, _ canvas: inout Canvas) {
    for (from, to) in zip(curve.points, curve.points.dropFirst()) {
      let (first, last) = (column(from.x, frame), column(to.x, frame))
      guard last > first + 1 else { continue }
      for x in (first + 1)..<last {
        let part = Double(x - first) / Double(last - first)
        canvas.put("·", x: x, y: row(from.y + (to.y - from.y) * part, frame), .cpu(sign))
      }
    }
    for point in curve.points {
      canvas.put(String(Glyphs.cpu(sign)), x: column(point.x, frame), y: row(point.y, frame), .cpu(sign))
    }
  }

  private func column(_ x: Double, _ frame: Rect) -> Int {
    frame.x + Int((min(1, max(0, x)) * Double(frame.width - 1)).rounded())
  }

  private func row(_ y: Double, _ frame: Rect) -> Int {
    frame.y + frame.height - 1 - Int((min(1, max(0, y)) * Double(frame.height - 1)).rounded())
  }
}
