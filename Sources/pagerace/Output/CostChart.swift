import ArgumentParser
import Foundation
import PageRaceEngine
import RaceScreen

/// Lookups a second against CPUs, as a chart.
struct CostChart {
  /// How the axes are divided.
  enum Scale: String, ExpressibleByArgument, CaseIterable {
    case log, linear
  }

  private let chart: CurveChart

  /// nil when there is nothing to draw.
  init?(_ results: CostResults, mix: Double, scale: Scale) {
    let points = results.points(mix: mix).filter { $0.result.lookups.perSecond > 0 }
    let rates = points.map(\.result.lookups.perSecond)
    guard let least = rates.min(), let most = rates.max(), let first = results.plan.cpus.first,
      let last = results.plan.cpus.last
    else { return nil }
    let x = Axis(Double(first), Double(last), scale)
    let y = scale == .log ? Axis(Self.decade(least, .down), Self.decade(most, .up), .log) : Axis(0, most, .linear)
    let proposals = results.plan.proposals.prefix(CurveChart.maximumCurves)
    let curves = proposals.map { recorded in
      let own = points.filter { $0.proposal.id == recorded.proposal.id }
      return CurveChart.Curve(
        "\(recorded.proposal.label) \(recorded.proposal.id)",
        own.map {
          CurveChart.Point(x: x.place(Double($0.result.load.cpus)), y: y.place($0.result.lookups.perSecond))
        })
    }
    let mixText = CostParameter.text(mix)
    chart = CurveChart(
      title: "lookups a second, \(mixText) % deletions", unit: "CPUs", curves: curves,
      xTicks: results.plan.cpus.map { CurveChart.Tick("\($0)", at: x.place(Double($0))) },
      yTicks: y.ticks.map { CurveChart.Tick(CostFigures.rate($0), at: y.place($0)) })
  }

  /// For a terminal.
  func lines(width: Int) -> [StyledText] {
    let canvas = chart.canvas(width: width, height: 24)
    return (0..<canvas.height).map { y in
      var line = StyledText()
      let last = (0..<canvas.width).last { canvas[$0, y].glyph != " " } ?? -1
      for x in 0...max(0, last) where last >= 0 { line += StyledText(String(canvas[x, y].glyph), canvas[x, y].style) }
      return line
    }
  }

  /// A picture.
  func svg(card: SVGCard) -> String { chart.canvas(width: 100, height: 28).svg(card: card, title: chart.title) }

  private enum Direction { case up, down }

  /// The power of ten at or beyond a number.
  private static func decade(_ value: Double, _ direction: Direction) -> Double {
    let exponent = log10(value)
    return pow(10, direction == .up ? exponent.rounded(.up) : exponent.rounded(.down))
  }
}

/// A scale from one number to another.
private struct Axis {
  private let first, last: Double
  private let scale: CostChart.Scale

  init(_ first: Double, _ last: Double, _ scale: CostChart.Scale) {
    (self.first, self.last, self.scale) = (first, last, scale)
  }

  /// Where `value` lies, from 0 to 1.
  func place(_ value: Double) -> Double {
    guard last > first else { return 0.5 }
    return scale == .log ? log(value / first) / log(last / first) : (value - first) / (last - first)
  }

  /// Powers of ten, or round steps.
  var ticks: [Double] {
    guard last > first else { return [first] }
    if scale == .log {
      return (0...Int(log10(last / first).rounded())).map { first * pow(10, Double($0)) }
    }
    let rough = (last - first) / 5
    let power = pow(10, log10(rough).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power
    return stride(from: first, through: last, by: step).map { $0 }
  }
}
