/// Where the parts of the page of lanes lie.
struct LanesLayout: Hashable {
  /// A run: its title, its lanes, and what is told about its step.
  struct Block: Hashable {
    let title: Rect
    let lanes: Rect
    let story: Rect
  }

  let header: Rect
  let blocks: [Block]
  /// How two runs differ; empty for one run.
  let difference: Rect
  /// Where in the whole run the columns lie; empty when all of it can be seen.
  let overview: Rect
  let schedule: Rect
  let legend: Rect
  /// Columns for steps.
  let columns: Int

  /// The widest column for words.
  private static let storyWidth = 42
  /// Rows for the words about a step, where there is room.
  private static let storyHeight = 12

  /// The layout for runs whose lanes would like so many rows each.
  ///
  /// - Parameter length: how many steps the longest run has.
  init(width: Int, height: Int, natural: [Int], length: Int, steps: Int) {
    let isWide = width >= 110
    let isAiry = width >= 120 && height >= 36
    let margin = width >= 120 ? 2 : 1
    let page = Rect(x: 0, y: 0, width: width, height: height).inset(left: margin, right: margin)
    header = page.row(0)
    legend = page.row(height - (isAiry ? 3 : 2))
    schedule = page.row(legend.y - (isAiry ? 2 : 1))
    let words = isWide ? min(Self.storyWidth, page.width * 2 / 5) : 0
    columns = max(0, page.width - words - (isWide ? 3 : 0) - LaneBlock.label)
    var bottom = schedule.y - (isAiry ? 1 : 0)
    let showsAll = (length + steps - 1) / steps <= columns
    overview = showsAll ? page.row(-1) : page.row(bottom - 1)
    // Where there is room, it has a place of its own, so that nothing moves when it is not needed.
    if isAiry || !showsAll { bottom -= isAiry ? 2 : 1 }
    let isPair = natural.count > 1
    difference = isPair ? Rect(x: page.x, y: bottom - 2, width: page.width, height: 2) : page.row(-1)
    if isPair { bottom -= isAiry ? 3 : 2 }
    let told = isWide ? 0 : isPair ? 1 : 4
    let top = isAiry ? 2 : 1
    let gap = isAiry ? 2 : 0
    let title = isAiry ? 2 : 1
    let count = max(1, natural.count)
    let share = (bottom - top - gap * (count - 1)) / count
    var y = top
    var blocks: [Block] = []
    for rows in natural {
      let lanes = Rect(
        x: page.x, y: y + title, width: LaneBlock.label + columns,
        height: max(0, min(LaneBlock.head + rows, share - title - told)))
      let below = lanes.maxY + (!isPair && lanes.maxY + told < bottom ? 1 : 0)
      let story =
        isWide
        ? Rect(x: page.maxX - words, y: y + title, width: words, height: max(0, share - title))
        : Rect(x: page.x, y: below, width: page.width, height: isPair ? told : bottom - below)
      blocks.append(Block(title: page.row(y), lanes: lanes, story: story))
      y = (isWide ? max(lanes.maxY, min(y + share, story.y + Self.storyHeight)) : story.maxY) + gap
    }
    self.blocks = blocks
  }
}
