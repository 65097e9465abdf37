/// A picture made of styled cells, of any size, independent of any terminal.
///
/// Views draw in their own coordinates; what lies outside is clipped, so a view never has to ask whether
/// something fits:
///
/// ```swift
/// var canvas = Canvas(width: 80, height: 24)
/// canvas.region(Rect(x: 1, y: 2, width: 36, height: 8)) { panel in
///   panel.heading("pages", trailing: StyledText("ref ", .muted) + "6", y: 0)
///   var x = panel.put("0x48", x: 0, y: 1)
///   x = panel.put("head", x: x + 2, y: 1, .muted)
///   panel.block("0", x: x + 2, y: 1, .changed(by: 1))
/// }
/// print(canvas.plainText())
/// ```
///
/// Two canvases are equal when all their cells are. Encoders and terminals work on whole canvases, outside of
/// ``region(_:_:)``.
public struct Canvas: Hashable, Sendable {
  /// No side is longer; a larger size is cut to it.
  public static let maximumSide = 2_000

  let fullWidth: Int
  let fullHeight: Int
  var cells: [Cell]
  // What the coordinates of the current region mean, and what of it can be seen, both in cells of the whole.
  private(set) var frame: Rect
  private(set) var clip: Rect
  /// Where a glyph of a text went over one of another text; nil while nobody watches. Tests do.
  var collisions: Set<Position>?
  /// What can be found again, in the order in which it was drawn; nil while nobody asks.
  private(set) var anchors: [Anchor]?

  /// An empty canvas; sizes below 0 count as 0.
  public init(width: Int, height: Int) {
    fullWidth = max(0, min(Self.maximumSide, width))
    fullHeight = max(0, min(Self.maximumSide, height))
    cells = Array(repeating: .blank, count: fullWidth * fullHeight)
    frame = Rect(x: 0, y: 0, width: fullWidth, height: fullHeight)
    clip = frame
  }

  /// Columns of the canvas, or of the region being drawn.
  public var width: Int { frame.width }
  /// Rows of the canvas, or of the region being drawn.
  public var height: Int { frame.height }
  /// All of the canvas, or of the region being drawn, in its own coordinates.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The cell at a place; an empty cell for a place outside of the canvas or region.
  public subscript(x: Int, y: Int) -> Cell {
    guard let index = index(x, y) else { return .blank }
    return cells[index]
  }

  /// Lets `body` draw in a rectangle as if it were the whole canvas: it starts at 0, 0, has the rectangle's
  /// size, and nothing outside of it changes. Regions nest.
  @discardableResult
  public mutating func region<Result>(
    _ rect: Rect, _ body: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = (frame, clip)
    frame = rect.moved(dx: frame.x, dy: frame.y)
    clip = clip.intersection(frame)
    defer { (frame, clip) = outer }
    return try body(&self)
  }

  /// Empties a rectangle, or all, or fills it with one glyph of one cell.
  public mutating func fill(_ rect: Rect? = nil, with glyph: Character = " ", _ style: Style = .text) {
    let area = visible(rect ?? bounds)
    let cell = Cell(CellWidth.single(glyph), style)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { store(cell, x, y) }
    }
  }

  /// Changes the styles of a rectangle and leaves the glyphs; for what a narration does not speak of:
  /// `canvas.restyle(panel) { _ in .muted }`. A cell whose new style is no block gives up its brackets.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = visible(rect)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        guard let index = index(x, y) else { continue }
        cells[index].style = change(cells[index].style)
        let role = cells[index].role
        if role == .opening || role == .closing, !cells[index].style.isBlock { cells[index].role = .single }
      }
    }
  }

  /// Remembers from now on where things are drawn.
  mutating func keepAnchors() { anchors = anchors ?? [] }

  /// Says what is to be seen in these cells.
  mutating func anchor(_ subject: Int?, at rect: Rect) {
    guard anchors != nil, let subject else { return }
    let seen = visible(rect)
    guard !seen.isEmpty else { return }
    anchors?.append(Anchor(subject: subject, rect: seen.moved(dx: frame.x, dy: frame.y)))
  }

  /// Puts one cell, if it is visible, and repairs a wide glyph that it cuts in half.
  mutating func store(_ cell: Cell, _ x: Int, _ y: Int) {
    guard let index = index(x, y) else { return }
    if collisions != nil, cell.hides(cells[index]) { collisions?.insert(Position(x + frame.x, y + frame.y)) }
    if cells[index].role == .continuation, index % fullWidth > 0 {
      cells[index - 1] = Cell(" ", cells[index - 1].style)
    }
    if cells[index].role == .wide, (index + 1) % fullWidth != 0 {
      cells[index + 1] = Cell(" ", cells[index + 1].style)
    }
    cells[index] = cell
  }

  /// The visible part of a rectangle, in the region's coordinates.
  func visible(_ rect: Rect) -> Rect {
    rect.moved(dx: frame.x, dy: frame.y).intersection(clip).moved(dx: -frame.x, dy: -frame.y)
  }

  /// The columns that can be seen, in the region's coordinates.
  var visibleColumns: Range<Int> { clip.x - frame.x..<clip.maxX - frame.x }

  /// Whether anything in a row can be seen.
  func showsRow(_ y: Int) -> Bool { y >= clip.y - frame.y && y < clip.maxY - frame.y }

  /// Where a visible cell of the region is stored; nil for any other.
  func index(_ x: Int, _ y: Int) -> Int? {
    guard showsRow(y), visibleColumns.contains(x) else { return nil }
    let column = x + frame.x
    let row = y + frame.y
    // A body may have replaced the canvas by a smaller one.
    guard column < fullWidth, row < fullHeight else { return nil }
    return row * fullWidth + column
  }
}
