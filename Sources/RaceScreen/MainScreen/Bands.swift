/// How many rows each band of the main screen gets, titles included.
struct Bands: Hashable {
  /// Code.
  private(set) var cpu: Int
  /// The tree and the pages beside it.
  private(set) var tree: Int
  /// The pages where they share their column with the swap map.
  let pages: Int
  /// The arithmetic.
  private(set) var derivation: Int
  /// The time line; 0 while a demo speaks.
  private(set) var schedule: Int
  /// Blank rows between bands.
  private(set) var gap = 1

  /// Shares `rows` among the bands.
  init(room: MainLayout.Room, rows: Int, isKernelGeometry: Bool, hasCaption: Bool, cpuCount: Int) {
    let title = room == .small ? 1 : 2
    let lanes = min(4, max(2, cpuCount))
    let most: (cpu: Int, tree: Int)
    switch room {
    case .small:
      (cpu, tree, derivation, schedule) = (hasCaption ? 4 : 6, 4, 2, 2)
      most = (18, isKernelGeometry ? 12 : 7)
    case .medium:
      (cpu, tree, derivation, schedule) = (hasCaption ? 6 : 8, 7, 4, lanes + 1 + title)
      most = (20, isKernelGeometry ? 16 : 7)
    case .large:
      (cpu, tree, derivation, schedule) = (hasCaption ? 8 : 12, isKernelGeometry ? 17 : 12, 4, lanes + 1 + title)
      most = (18, isKernelGeometry ? 22 : 20)
    }
    pages = title + 11
    cpu += title
    tree += title
    derivation += title
    if hasCaption { schedule = 0 }
    let others = cpuCount > 2 ? 1 : 0
    // The last band is followed by a blank row too, for messages, unless a caption has one of its own.
    let gaps = hasCaption ? 3 : 4
    var left = rows - cpu - tree - derivation - schedule - others - gaps
    if left < 0, hasCaption {
      gap = 0
      left += gaps
    }
    while left < 0, cpu > title + 3 {
      cpu -= 1
      left += 1
    }
    spread(left, most: (most.cpu + title, most.tree + title, 4 + title))
  }

  /// Gives what is left to code, sources and tree in turn.
  private mutating func spread(_ rows: Int, most: (cpu: Int, tree: Int, derivation: Int)) {
    var left = rows
    func give(_ band: inout Int, upTo most: Int) {
      guard left > 0, band < most else { return }
      band += 1
      left -= 1
    }
    while left > 0 {
      let before = left
      give(&derivation, upTo: most.derivation)
      give(&cpu, upTo: most.cpu)
      give(&cpu, upTo: most.cpu)
      give(&tree, upTo: most.tree)
      if left == before { return }
    }
  }
}
