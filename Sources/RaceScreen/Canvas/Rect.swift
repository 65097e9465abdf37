/// A rectangle of cells. Sizes are never negative; a rectangle may lie outside of any canvas.
///
/// Pieces are cut off without arithmetic at the call:
///
/// ```swift
/// let page = canvas.bounds.inset(left: 2, right: 2)
/// let footer = page.bottom(1)
/// let columns = page.droppingBottom(2).columns(2, gutter: 3)
/// ```
public struct Rect: Hashable, Sendable {
  /// The column of the left edge.
  public let x: Int
  /// The row of the top edge.
  public let y: Int
  /// Columns, 0 or more.
  public let width: Int
  /// Rows, 0 or more.
  public let height: Int

  /// A rectangle at a column and a row; a negative size counts as 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x.bounded
    self.y = y.bounded
    self.width = max(0, width.bounded)
    self.height = max(0, height.bounded)
  }

  /// The first column right of it.
  public var maxX: Int { x + width }
  /// The first row below it.
  public var maxY: Int { y + height }
  /// Whether it has no cell.
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// Its top left cell.
  public var origin: Position { Position(x, y) }

  /// Whether a cell lies inside, for mouse clicks.
  public func contains(_ position: Position) -> Bool {
    position.x >= x && position.x < maxX && position.y >= y && position.y < maxY
  }

  /// The cells that both have; an empty rectangle if there is none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The same size, moved right by `dx` columns and down by `dy` rows.
  public func moved(dx: Int, dy: Int) -> Rect {
    Rect(x: x + dx.bounded, y: y + dy.bounded, width: width, height: height)
  }

  /// What is left after taking that many cells from each side.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      x: x + left.bounded, y: y + top.bounded, width: width - left.bounded - right.bounded,
      height: height - top.bounded - bottom.bounded)
  }

  /// The first `rows` rows, or fewer if there are not so many.
  public func top(_ rows: Int) -> Rect { Rect(x: x, y: y, width: width, height: min(rows, height)) }

  /// The last `rows` rows, or fewer if there are not so many.
  public func bottom(_ rows: Int) -> Rect {
    let taken = max(0, min(rows, height))
    return Rect(x: x, y: maxY - taken, width: width, height: taken)
  }

  /// What is left without the first `rows` rows.
  public func droppingTop(_ rows: Int) -> Rect { bottom(height - max(0, rows)) }

  /// What is left without the last `rows` rows.
  public func droppingBottom(_ rows: Int) -> Rect { top(height - max(0, rows)) }

  /// One row, counted from the rectangle's top; empty if there is no such row.
  public func row(_ index: Int) -> Rect {
    Rect(x: x, y: y + index.bounded, width: width, height: index >= 0 && index < height ? 1 : 0)
  }

  /// `count` columns of equal width with `gutter` cells between them; cells that are left over stay at
  /// the right edge. No column for a count below 1.
  public func columns(_ count: Int, gutter: Int) -> [Rect] {
    let count = min(count, Canvas.maximumSide)
    guard count > 0 else { return [] }
    let gutter = gutter.bounded
    let each = max(0, (width - gutter * (count - 1)) / count)
    return (0..<count).map {
      Rect(x: x + $0 * (each + gutter), y: y, width: each, height: height)
    }
  }
}

extension Int {
  /// The number, kept far beyond every screen but far from where sums overflow: no place or size makes a
  /// picture crash.
  var bounded: Int { Swift.max(-1 << 30, Swift.min(1 << 30, self)) }
}
