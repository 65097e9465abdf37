import DemoScript
import RaceCost

/// Below the chart of a demo: which sign is which proposal, how long its operations take on the most CPUs, and what
/// costs most there.
struct CostStoryFigures {
  /// What is known about a proposal.
  struct Row {
    let label: String
    /// The number of the shape that stands for it.
    let sign: Int
    /// The shape that hides its curve; nil when none does.
    let cover: Int?
    /// What was simulated; nil when that is impossible.
    let result: CostResult?
  }

  let rows: [Row]
  let showsDeletions: Bool

  /// The number of CPUs of which it speaks.
  static let cpus = DemoCosts.cpus.last ?? 1

  var lines: [StyledText] {
    let names = rows.map(name)
    let width = max(names.map(\.width).max() ?? 0, Self.heading.width)
    let times = FigureTable(
      [["lookup"] + (showsDeletions ? ["deletion"] : [])]
        + rows.map { row in
          [row.result?.lookups.p50] + (showsDeletions ? [row.result?.deletions.p50] : [])
        }.map { $0.map(CostFigures.time) }
    ).lines
    let causes = [StyledText("costs most", .muted)] + rows.map { StyledText($0.result?.bottleneck?.what ?? "-") }
    return zip(zip([Self.heading] + names, times), causes).map { columns, cause in
      let air = String(repeating: " ", count: width - columns.0.width + 2)
      return columns.0 + StyledText(air) + columns.1 + StyledText("  ") + cause
    }
  }

  private static let heading = StyledText("on \(cpus) CPUs", .muted)

  private func name(_ row: Row) -> StyledText {
    let name = StyledText("\(Glyphs.cpu(row.sign)) ", .cpu(row.sign)) + StyledText(row.label)
    guard let cover = row.cover else { return name }
    return name + StyledText(" as ", .muted) + StyledText("\(Glyphs.cpu(cover))", .cpu(cover))
  }
}
