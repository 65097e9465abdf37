import PageCacheModel
import RaceCost

/// The figures of one proposal, from one CPU to the most, and where its knee comes from.
struct CostDetail {
  let proposal: Proposal
  /// What is known, the fewest CPUs first.
  let results: [(cpus: Int, result: CostResult)]
  /// Why nothing can be known.
  let obstacle: String?
  /// Whether all points are known.
  let isWhole: Bool
  let isAiry: Bool

  /// The numbers of CPUs that are shown where there is little room.
  private static let few = [1, 16, 64, 256]
  /// So many causes have a column.
  private static let causes = 3

  func draw(in canvas: inout Canvas) {
    canvas.heading("\(proposal.label) \(proposal.id)", trailing: StyledText("shares of all CPU time", .muted), y: 0)
    if let obstacle {
      for (y, line) in CellWidth.wrap(obstacle, width: canvas.width).enumerated() {
        canvas.put(line, x: 0, y: 1 + (isAiry ? 1 : 0) + y)
      }
      return
    }
    var y = isAiry ? 2 : 1
    let shown = isAiry ? results : results.filter { Self.few.contains($0.cpus) }
    for line in table(shown, width: canvas.width) {
      canvas.put(line, x: 0, y: y, width: canvas.width)
      y += 1
    }
    // What is missing keeps its rows, so that nothing jumps.
    y += (isAiry ? CostPage.cpus.count : Self.few.count) - shown.count + (isAiry ? 1 : 0)
    let words = isWhole ? knee(width: min(canvas.width, 110), rows: canvas.height - y) : [Self.unfinished]
    for (row, line) in words.enumerated() { canvas.put(line, x: 0, y: y + row, isWhole ? .text : .muted) }
  }

  private static let unfinished = "the other points are being simulated"

  /// Where the knee comes from: as many sentences as fit whole.
  private func knee(width: Int, rows: Int) -> [String] {
    let sentences = CostKnee(results)?.sentences ?? []
    let texts = (0...sentences.count).reversed().map { sentences.prefix($0).joined(separator: " ") }
    return texts.map { Self.wrap($0, width: width) }.first { $0.count <= rows } ?? []
  }

  /// Lines of a text in which no percent sign stands at the beginning of one.
  private static func wrap(_ text: String, width: Int) -> [String] {
    CellWidth.wrap(text.replacing(" %", with: "~%"), width: width).map { $0.replacing("~%", with: " %") }
  }

  /// A row for each number of CPUs, with as many causes as fit.
  private func table(_ shown: [(cpus: Int, result: CostResult)], width: Int) -> [StyledText] {
    let tables = (1...Self.causes).reversed().map { table(shown, isWide: width >= 100, causes: $0) }
    return tables.first { $0.allSatisfy { $0.width <= width } } ?? tables[tables.count - 1]
  }

  private func table(_ shown: [(cpus: Int, result: CostResult)], isWide: Bool, causes count: Int) -> [StyledText] {
    let causes = mainCauses.prefix(count)
    var rows = [
      ["CPUs", "a second", isWide ? "of linear" : "linear", "lookup"] + (isWide ? ["p99"] : []) + ["delete"]
        + (isWide ? ["p99"] : []) + causes.map(Self.short)
    ]
    for (cpus, result) in shown {
      let linear = results.first.map { $0.cpus == 1 ? CostKnee.linearity(result, one: $0.result) : 0 } ?? 0
      rows.append(
        [
          "\(cpus)", CostFigures.rate(result.lookups.perSecond),
          linear > 0 ? "\(CostFigures.fixed(linear * 100, 0)) %" : "",
        ]
          + [CostFigures.time(result.lookups.p50)] + (isWide ? [CostFigures.time(result.lookups.p99)] : [])
          + [CostFigures.time(result.deletions.p50)] + (isWide ? [CostFigures.time(result.deletions.p99)] : [])
          + causes.map { cause in CostFigures.percent(result.causes.first { $0.what == cause }?.share ?? 0) })
    }
    return FigureTable(rows).lines
  }

  /// What costs most on any number of CPUs.
  private var mainCauses: [String] {
    var most: [(what: String, share: Double)] = []
    for cause in results.flatMap(\.result.causes) {
      if let index = most.firstIndex(where: { $0.what == cause.what }) {
        most[index].share = max(most[index].share, cause.share)
      } else {
        most.append((cause.what, cause.share))
      }
    }
    // The order of equal ones is that of the list, which never changes.
    let sorted = most.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
    return sorted.map(\.element.what)
  }

  /// A cause as the heading of a column.
  private static func short(_ what: String) -> String {
    // The line of i_pages is not its lock.
    if what.hasPrefix("moving i_pages") { return "i_pages line" }
    let lead = ["waiting for the ", "waiting for ", "moving "].first { what.hasPrefix($0) }
    return CellWidth.cut(String(what.dropFirst(lead?.count ?? 0)), to: 16)
  }
}
