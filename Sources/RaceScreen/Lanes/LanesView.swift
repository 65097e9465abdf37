import RaceSession

/// What the page of lanes shows: one run, or two of which the steps stand above each other.
struct LanesView {
  /// The person's run, and another one.
  var runs: [LaneRun]
  /// The step at which the page stands, from 0; a run that is shorter stands at its end.
  var cursor = 0
  /// Steps in a column.
  var steps = 1
  /// The step that was in the first column last; nil to have the cursor near the middle.
  var anchor: Int?
  /// How many lanes are scrolled away.
  var top = 0
  /// Where two runs part first.
  var difference: LaneDifference?
  /// How two runs differ at ``cursor``; nil when they do not.
  var differenceHere: LaneDifference?

  /// How many steps the longest run has.
  var length: Int { runs.map(\.lanes.length).max() ?? 0 }

  func layout(width: Int, height: Int) -> LanesLayout {
    LanesLayout(
      width: width, height: height, natural: runs.map { LaneRows.natural(rails: $0.lanes.lanes.map(\.rails.count)) },
      length: length, steps: steps)
  }

  func scale(_ layout: LanesLayout) -> LaneScale {
    LaneScale(length: length, cursor: cursor, width: layout.columns, steps: steps, anchor: anchor)
  }

  /// The step at a place of a screen of that size, for the mouse.
  func step(at position: Position, width: Int, height: Int) -> Int? {
    let layout = layout(width: width, height: height)
    let scale = scale(layout)
    if layout.overview.contains(position) {
      let bar = LaneOverview.bar(in: layout.overview)
      guard bar.contains(position) else { return nil }
      return max(1, min(length, (position.x - bar.x) * length / max(1, bar.width - 1)))
    }
    guard let block = layout.blocks.first(where: { $0.lanes.contains(position) }) else { return nil }
    let column = position.x - block.lanes.x - LaneBlock.label
    guard column >= 0, column < scale.width else { return nil }
    return scale.steps(in: column).last
  }

  /// Whether not all lanes can be seen.
  func isScrollable(width: Int, height: Int) -> Bool { hidden(width: width, height: height) > 0 }

  /// How many lanes cannot be seen.
  func hidden(width: Int, height: Int) -> Int {
    let layout = layout(width: width, height: height)
    return zip(runs, layout.blocks).map { run, block in
      LaneRows(rails: run.lanes.lanes.map(\.rails.count), height: block.lanes.height - LaneBlock.head).hidden
    }.max() ?? 0
  }
}
