import Foundation
import PageRaceEngine
import RaceScreen

extension CostResults {
  /// For people: for each mix the curves as numbers and as a chart, and where the time goes on the most CPUs.
  func lines(width: Int, scale: ChartScale) -> [StyledText] {
    var lines: [StyledText] = []
    for mix in plan.mixes {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines += heading(mix, width) + [StyledText()] + throughput(mix) + [StyledText()]
      if plan.cpus.count > 1, let chart = chart(mix: mix, scale: scale) {
        lines += chart.lines(width: min(width, 100)) + [StyledText()]
      }
      lines += whereTimeGoes(mix)
      if let remark = tooShort(mix) { lines += [StyledText()] + wrapped(remark, width) }
    }
    for reason in plan.leftOut { lines += [StyledText()] + wrapped("left out: \(reason)", width) }
    return lines
  }

  private func wrapped(_ text: String, _ width: Int) -> [StyledText] {
    CellWidth.wrap(text, width: width).map { StyledText($0, .muted) }
  }

  /// Which operations take so long that few of them fit into the simulated time; nil when all fit.
  private func tooShort(_ mix: Double) -> String? {
    let slow = points(mix: mix).compactMap { point -> (label: String, latency: Double)? in
      let latency = max(point.result.lookups.mean ?? 0, point.result.deletions.mean ?? 0)
      let isNeverOver = mix > 0 && point.isWhole && point.result.deletions.finished == 0 && point.result.graceShare > 0
      guard latency * 10 > plan.milliseconds * 1e6 || isNeverOver else { return nil }
      return (point.proposal.label, max(latency, plan.parameters.gracePeriod))
    }
    guard let longest = slow.map(\.latency).max() else { return nil }
    let labels = plan.proposals.map(\.proposal.label).filter { label in slow.contains { $0.label == label } }
    return """
      \(labels.joined(separator: ", ")): operations take up to \(CostFigures.time(longest)), so few of them fit into \
      \(CostParameter.text(plan.milliseconds)) ms; '--milliseconds \((Int(longest * 20 / 1e8) + 1) * 100)' says more
      """
  }

  private func heading(_ mix: Double, _ width: Int) -> [StyledText] {
    let spaces = Figures.count(Int(plan.parameters.spaces), "address space")
    let time = "\(CostParameter.text(plan.milliseconds)) ms simulated"
    return [
      StyledText("cost", .strong)
        + StyledText("  \(CostParameter.text(mix)) % deletions, \(spaces), \(time), seed \(plan.seed)", .muted)
    ]
  }

  /// Lookups a second: a row for each number of CPUs, a column for each proposal.
  private func throughput(_ mix: Double) -> [StyledText] {
    var rows = [["CPUs"] + plan.proposals.map(\.proposal.label)]
    for cpus in plan.cpus {
      rows.append(
        ["\(cpus)"]
          + plan.proposals.map { proposal in
            point(proposal.proposal.id, cpus: cpus, mix: mix).map { CostFigures.rate($0.result.lookups.perSecond) }
              ?? "?"
          })
    }
    return [StyledText("lookups a second", .strong)] + FigureTable(rows).lines
  }

  /// A row for each proposal, on the most CPUs.
  private func whereTimeGoes(_ mix: Double) -> [StyledText] {
    guard let cpus = plan.cpus.last else { return [] }
    let points = plan.proposals.compactMap { point($0.proposal.id, cpus: cpus, mix: mix) }
    let best = points.map(\.result.lookups.perSecond).max() ?? 0
    var rows = [
      ["", "slower", "lookup p50", "p99", "delete p50", "p99", "locks", "RCU", "lines"]
    ]
    for point in points {
      let result = point.result
      let slower = result.lookups.perSecond > 0 ? best / result.lookups.perSecond : 0
      rows.append([
        point.proposal.label,
        slower > 0 ? CostFigures.fixed(slower, 2) : "?",
        CostFigures.time(result.lookups.p50), CostFigures.time(result.lookups.p99),
        CostFigures.time(result.deletions.p50), CostFigures.time(result.deletions.p99),
        CostFigures.percent(result.lockWaitShare), CostFigures.percent(result.graceShare),
        CostFigures.fixed(result.transfersPerLookup, 2),
      ])
    }
    var lines = [StyledText("on \(Figures.count(cpus, "CPU"))", .strong)] + FigureTable(rows, leftColumns: 1).lines
    lines.append(StyledText())
    lines.append(StyledText("what costs most", .strong) + StyledText("  of all CPU time", .muted))
    let names = points.map { "\($0.proposal.label) \($0.proposal.id)" }
    for (point, name) in zip(points, names) {
      let label = name.padding(toLength: names.map(\.count).max() ?? 0, withPad: " ", startingAt: 0)
      let most = point.result.bottleneck.map { "\($0.what), \(CostFigures.percent($0.share))" } ?? "nothing"
      lines.append(StyledText("\(label)  \(most)" + (point.isWhole ? "" : " (interrupted)")))
    }
    return lines
  }
}
