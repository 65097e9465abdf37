/// Which part of the main screen lies where. Depends on the size, the model and whether a demo speaks, never on the
/// state: panels keep their places.
struct MainLayout {
  /// How much room there is: how much each panel tells.
  enum Room: Int, Comparable {
    /// From 80x24: no blank line under titles.
    case small
    /// From 120x40.
    case medium
    /// From 200x60: the same grid with more lines.
    case large

    static func < (left: Room, right: Room) -> Bool { left.rawValue < right.rawValue }
  }

  /// The smallest size that can be drawn.
  static let minimum = (width: 80, height: 24)

  let room: Room
  let header: Rect
  let left: Rect
  let right: Rect
  /// A line for the CPUs that have no panel; empty when all have one.
  let others: Rect
  let tree: Rect
  let pages: Rect
  /// The swap map and the locks, where they have places of their own.
  let below: (swap: Rect, locks: Rect)?
  let derivation: Rect
  let schedule: Rect?
  let message: Rect
  let caption: Rect?
  let footer: Rect

  /// Rows of a title, with the blank line below it where there is one.
  var titleRows: Int { room == .small ? 1 : 2 }

  /// The layout of a canvas; nil when it is too small.
  init?(width: Int, height: Int, isKernelGeometry: Bool = false, hasCaption: Bool = false, cpuCount: Int = 2) {
    guard width >= Self.minimum.width, height >= Self.minimum.height else { return nil }
    let room: Room = width >= 200 && height >= 60 ? .large : width >= 120 && height >= 40 ? .medium : .small
    self.room = room
    let margin = room == .small ? 1 : 2
    let page = Rect(x: 0, y: 0, width: width, height: height).inset(left: margin, right: margin)
    header = page.row(0)
    footer = page.bottom(1)
    let quarter = max(6, height / 4)
    caption = hasCaption ? page.bottom(quarter).droppingBottom(2) : nil
    message = page.row(hasCaption ? height - quarter - 1 : height - 2)

    let bands = Bands(
      room: room, rows: height - 2 - (hasCaption ? quarter : 1), isKernelGeometry: isKernelGeometry,
      hasCaption: hasCaption, cpuCount: cpuCount)
    var y = 2
    func band(_ rows: Int) -> Rect {
      let rect = Rect(x: page.x, y: y, width: page.width, height: rows)
      y = rect.maxY + bands.gap
      return rect
    }
    let cpus = band(bands.cpu)
    let hasOthers = cpuCount > 2
    others = Rect(x: page.x, y: cpus.maxY, width: page.width, height: hasOthers ? 1 : 0)
    if hasOthers { y += 1 }
    let middle = band(bands.tree)
    derivation = band(bands.derivation)
    schedule = hasCaption ? nil : band(bands.schedule)
    let gutter = room == .small ? 2 : 3
    (left, right) = Self.halves(cpus, gutter)
    let (tree, beside) = Self.halves(middle, gutter)
    self.tree = tree
    let isShared = room == .large && beside.height > bands.pages + 5
    pages = isShared ? beside.top(bands.pages) : beside
    let (swap, locks) = Self.halves(beside.droppingTop(bands.pages + 1), gutter)
    below = isShared ? (swap, locks) : nil
  }

  private static func halves(_ rect: Rect, _ gutter: Int) -> (Rect, Rect) {
    let width = rect.columns(2, gutter: gutter)[0].width
    return (
      Rect(x: rect.x, y: rect.y, width: width, height: rect.height),
      Rect(x: rect.maxX - width, y: rect.y, width: width, height: rect.height)
    )
  }
}
