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
    guard let chart = chart.chart, canvas.height > 3 else { return }
    let picture = chart.canvas(width: min(canvas.width, Self.widest), height: canvas.height - 2)
    canvas.put(picture, x: 0, y: 2)
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
