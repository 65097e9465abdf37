import CNcurses
import RaceScreen

/// Draws the cells of canvases into an ncurses window, only those that differ from the last one.
final class CellPainter {
  let depth: ColorDepth
  let glyphs: GlyphSet
  private var theme: Theme
  private let window: UnsafeMutablePointer<WINDOW>
  private var shown: Canvas?
  private var looks: [Style: Look] = [:]
  private var pairs: [Ink: Int16] = [:]
  // Nil where colours are numbers of a palette.
  private let direct: DirectColor?

  private struct Look {
    let attributes: attr_t
    let pair: Int16
  }

  init(
    window: UnsafeMutablePointer<WINDOW>, depth: ColorDepth, glyphs: GlyphSet, theme: Theme, direct: DirectColor? = nil
  ) {
    self.window = window
    self.depth = depth
    self.glyphs = glyphs
    self.theme = theme
    self.direct = direct
  }

  /// Forgets what is shown: the next picture is drawn in full.
  func forget() {
    shown = nil
    werase(window)
  }

  /// Shows the styles as `theme` does from now on; the next picture is drawn in full.
  func adopt(_ theme: Theme) {
    self.theme = theme
    looks = [:]
    forget()
  }

  /// Puts a picture into the window; what does not fit is left out.
  ///
  /// - Returns: whether anything changed.
  func draw(_ canvas: Canvas) -> Bool {
    if let shown, shown.width != canvas.width || shown.height != canvas.height { forget() }
    let columns = Int(getmaxx(window))
    let rows = Int(getmaxy(window))
    var changed = false
    canvas.forEachChange(since: shown) { x, y, cell in
      guard x < columns, y < rows else { return }
      put(cell, x, y, isCut: cell.role == .wide && x + 1 >= columns)
      changed = true
    }
    shown = canvas
    return changed
  }

  private func put(_ original: Cell, _ x: Int, _ y: Int, isCut: Bool) {
    let look = look(of: original.style)
    var cell = depth == .none ? original.withoutAttributes() : original
    if glyphs == .ascii { cell = cell.ascii() }
    if cell.role == .continuation { return }
    var characters = cell.glyph.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    let width = cell.role == .wide ? 2 : 1
    // The C library decides how far ncurses moves; where it disagrees with our table, a stand-in keeps the grid.
    if isCut || (characters[0] > 0x7E && curses_cell_width(characters[0]) != width) {
      let standIn = cell.ascii().glyph.unicodeScalars.first?.value ?? 0x3F
      characters = Array(repeating: wchar_t(bitPattern: standIn), count: 1)
      if width == 2 && !isCut {
        curses_put(window, Int32(y), Int32(x + 1), characters + [0], look.attributes, look.pair)
      }
    }
    curses_put(window, Int32(y), Int32(x), characters + [0], look.attributes, look.pair)
  }

  private func look(of style: Style) -> Look {
    if let look = looks[style] { return look }
    let appearance = theme.appearance(of: style, at: depth)
    var attributes: attr_t = 0
    if appearance.bold { attributes |= curses_bold() }
    if appearance.dim { attributes |= curses_dim() }
    if appearance.underline { attributes |= curses_underline() }
    if appearance.reverse { attributes |= curses_reverse() }
    let look = Look(attributes: attributes, pair: appearance.color.map(pair) ?? 0)
    looks[style] = look
    return look
  }

  /// ncurses knows colours as numbered pairs with a background; ours is always the terminal's own.
  private func pair(_ color: Ink) -> Int16 {
    if let pair = pairs[color] { return pair }
    let pair = Int16(pairs.count + 1)
    pairs[color] = pair
    init_extended_pair(Int32(pair), number(color), -1)
    return pair
  }

  private func number(_ color: Ink) -> Int32 {
    if let direct { return direct.number(color) }
    if case .indexed(let index) = color { return Int32(index) }
    return -1
  }
}
