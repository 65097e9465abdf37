import ArgumentParser
import PageRaceEngine
import RaceScreen

extension ChartScale: ExpressibleByArgument {}

extension CostResults {
  /// The curves of a mix; nil when there is nothing to draw.
  func chart(mix: Double, scale: ChartScale) -> CurveChart? {
    let points = points(mix: mix)
    let curves = plan.proposals.map { recorded in
      let own = points.filter { $0.proposal.id == recorded.proposal.id }.map(\.result)
      return CostChart.Curve(
        "\(recorded.proposal.label) \(recorded.proposal.id)",
        own.map { CostChart.Point(cpus: $0.load.cpus, rate: $0.lookups.perSecond) })
    }
    let title = "lookups a second, \(CostParameter.text(mix)) % deletions"
    return CostChart(title, cpus: plan.cpus, scale: scale, curves).chart
  }
}

extension CurveChart {
  /// For a terminal.
  func lines(width: Int) -> [StyledText] {
    let canvas = canvas(width: width, height: 24)
    return (0..<canvas.height).map { y in
      var line = StyledText()
      let last = (0..<canvas.width).last { canvas[$0, y].glyph != " " } ?? -1
      for x in 0...max(0, last) where last >= 0 { line += StyledText(String(canvas[x, y].glyph), canvas[x, y].style) }
      return line
    }
  }

  /// A picture.
  func svg(card: SVGCard) -> String { canvas(width: 100, height: 28).svg(card: card, title: title) }
}
