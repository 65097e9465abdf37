import DemoScript
import PageCacheModel
import RaceCost

/// The chart of costs that a demo shows in place of its run.
struct CostStory {
  let costs: DemoCosts
  let player: DemoPlayer
  /// The title of the demo.
  let title: String

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    let load = StyledText.joined(
      (["\(CostParameter.text(costs.mix)) % deletions"] + changes).map { StyledText($0, .muted) }, gap: 3)
    canvas.put(StyledText(title, .strong), x: 0, y: 0, width: max(0, canvas.width - load.width - 2))
    canvas.put(load, x: max(0, canvas.width - load.width), y: 0)
    guard var chart = chart.chart, canvas.height > 3 else { return }
    // A row of air, where there is room.
    let top = canvas.height < 20 ? 1 : 2
    let width = min(canvas.width, Self.widest)
    let figures = costs.proposals.count + 1
    guard canvas.height - top - figures >= Self.leastHeight else {
      return canvas.put(chart.canvas(width: width, height: canvas.height - top), x: 0, y: top)
    }
    chart.hasLegend = false
    let height = canvas.height - top - figures
    canvas.put(chart.canvas(width: width, height: height), x: 0, y: top)
    let lines = CostStoryFigures(rows: rows(chart, width, height), showsDeletions: costs.mix > 0).lines
    for (row, line) in lines.enumerated() { canvas.put(line, x: 0, y: top + height + row, width: canvas.width) }
  }

  /// A lower chart shows no curves.
  private static let leastHeight = 9

  /// What the table below the chart says of each curve.
  private func rows(_ chart: CurveChart, _ width: Int, _ height: Int) -> [CostStoryFigures.Row] {
    zip(costs.proposals.indices, chart.curves).map { number, curve in
      CostStoryFigures.Row(
        label: curve.label, sign: number, cover: chart.coveringSign(of: number, width: width, height: height),
        result: player.costAnswer(costs.question(costs.proposals[number], cpus: CostStoryFigures.cpus)).result)
    }
  }

  /// A wider chart would not be read faster.
  private static let widest = 112

  /// What the load has that others have not.
  private var changes: [String] {
    let usual = CostParameters()
    return CostParameter.all.compactMap { parameter in
      let value = parameter.value(in: costs.parameters)
      guard value != parameter.value(in: usual) else { return nil }
      return "\(parameter.name) \(CostParameter.text(value)) \(parameter.unit)"
    }
  }

  private var chart: CostChart {
    let curves = costs.proposals.map { id in
      let label = (try? Catalogue.proposal(id))?.label ?? ""
      let points = DemoCosts.cpus.compactMap { cpus in
        player.costAnswer(costs.question(id, cpus: cpus)).result.map {
          CostChart.Point(cpus: cpus, rate: $0.lookups.perSecond)
        }
      }
      return CostChart.Curve("\(label) \(id)", points)
    }
    return CostChart("lookups a second", cpus: DemoCosts.cpus, scale: .log, curves)
  }
}

extension Canvas {
  /// Copies a picture.
  mutating func put(_ picture: Canvas, x: Int, y: Int) {
    for row in 0..<picture.height {
      for column in 0..<picture.width where picture[column, row].glyph != " " {
        put(String(picture[column, row].glyph), x: x + column, y: y + row, picture[column, row].style)
      }
    }
  }
}
