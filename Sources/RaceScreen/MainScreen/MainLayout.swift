/// Which part of the main screen lies where. Depends on the size, the model and whether a demo speaks, never on the
/// state: panels keep their places.
struct MainLayout: Hashable {
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
  let others: Rect
  let tree: Rect
  let pages: Rect
  let swap: Rect?
  let derivation: Rect
  let schedule: Rect?
  let message: Rect
  let caption: Rect?
  let footer: Rect

  /// Whether a title has a blank line below it.
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
    let title = room == .small ? 1 : 2
    var rows = Rows(room: room, isKernelGeometry: isKernelGeometry, hasCaption: hasCaption, cpuCount: cpuCount)
    let above = height - (hasCaption ? quarter : 1)
    // Header and one blank line, the titles, and a blank line or two after each band.
    let bands = hasCaption ? 3 : 4
    rows.spread(above - 2 - bands * title - (hasCaption || room == .small ? bands - (room == .small ? 1 : 0) : bands))
    var y = 2
    func band(_ content: Int, titled: Bool = true) -> Rect {
      let rect = Rect(x: page.x, y: y, width: page.width, height: content + (titled ? title : 0))
      y = rect.maxY + 1
      return rect
    }
    let gutter = room == .small ? 2 : 3
    let cpus = band(rows.cpu)
    (left, right) = Self.halves(cpus, gutter)
    others = Rect(x: page.x, y: cpus.maxY, width: page.width, height: 1)
    if hasCaption && room == .small { y -= 1 }
    let middle = band(rows.tree)
    let (tree, right) = Self.halves(middle, gutter)
    self.tree = tree
    if room == .large {
      let rest = max(0, right.height - title - rows.pages)
      pages = right.top(title + rows.pages)
      swap = rest >= 4 ? right.bottom(rest - 1) : nil
    } else {
      pages = right
      swap = nil
    }
    if hasCaption && room == .small { y -= 1 }
    derivation = band(rows.derivation)
    // Where there is little room the time line has no title.
    schedule = hasCaption ? nil : band(rows.schedule, titled: room != .small)
  }

  private static func halves(_ rect: Rect, _ gutter: Int) -> (Rect, Rect) {
    let columns = rect.columns(2, gutter: gutter)
    let second = Rect(
      x: rect.maxX - columns[1].width, y: rect.y, width: columns[1].width, height: rect.height)
    return (columns[0], second)
  }

  /// The rows of content that each band has.
  private struct Rows {
    var cpu: Int
    var tree: Int
    var pages = 9
    var derivation: Int
    var schedule: Int
    private let most: (cpu: Int, tree: Int, derivation: Int)

    init(room: Room, isKernelGeometry: Bool, hasCaption: Bool, cpuCount: Int) {
      let lanes = max(2, min(4, cpuCount))
      switch room {
      case .small:
        (cpu, tree, derivation, schedule) = (hasCaption ? 3 : 6, 4, 2, 2)
        most = (18, isKernelGeometry ? 12 : 7, 4)
      case .medium:
        (cpu, tree, derivation, schedule) = (hasCaption ? 6 : 8, 7, 4, lanes + 1)
        most = (20, isKernelGeometry ? 16 : 8, 4)
      case .large:
        (cpu, tree, derivation, schedule) = (hasCaption ? 8 : 12, isKernelGeometry ? 18 : 9, 4, lanes + 1)
        most = (22, isKernelGeometry ? 20 : 9, 4)
      }
    }

    /// Gives what is left of `rows` to code, sources and tree in turn.
    mutating func spread(_ rows: Int) {
      var left = rows - cpu - tree - derivation - schedule
      while left > 0 {
        let before = left
        for _ in 0..<2 where left > 0 && cpu < most.cpu {
          cpu += 1
          left -= 1
        }
        if left > 0, derivation < most.derivation {
          derivation += 1
          left -= 1
        }
        if left > 0, tree < most.tree {
          tree += 1
          left -= 1
        }
        if left == before { return }
      }
    }
  }
}
