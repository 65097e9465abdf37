/// How a page with lists divides the screen: margins, a title, the middle, a description, the footer.
struct PageFrame {
  /// The row of the title.
  let title: Rect
  /// Between title and description.
  let body: Rect
  /// The words about the selected item.
  let description: Rect
  /// The keys.
  let footer: Rect
  /// Whether there is room for empty lines.
  let isAiry: Bool

  /// The widest page; more room stays empty.
  static let widest = 112

  /// The frame of a screen whose longest list has `rows` rows below its title.
  ///
  /// The description gets what a list of that length leaves, four or five lines; its place does not depend on
  /// what is selected.
  init(width: Int, height: Int, rows: Int = 0) {
    let margin = Self.margin(width)
    isAiry = height >= 30
    let page = Rect(x: margin, y: 0, width: min(width - 2 * margin, Self.widest), height: height)
    let top = isAiry ? 1 : 0
    footer = page.row(height - (isAiry ? 2 : 1))
    title = page.row(top)
    // A small screen has no empty line below its title.
    let bodyTop = top + (isAiry ? 2 : 1)
    let spare = footer.y - (bodyTop + rows) - 2
    let lines = isAiry ? 5 : max(4, min(5, spare - 1))
    let blank = isAiry || spare > lines ? 1 : 0
    let start = footer.y - blank - lines - 1
    description = page.droppingTop(start).top(lines + 1)
    body = page.top(start - 1).droppingTop(bodyTop)
  }

  /// Where a page of text that scrolls has its lines.
  var scrollRoom: Rect {
    title.isEmpty ? title : Rect(x: title.x, y: title.y + 2, width: title.width, height: footer.y - title.y - 3)
  }

  /// Empty cells at each side of a page.
  static func margin(_ width: Int) -> Int { width >= 100 ? 3 : 1 }
}

extension Canvas {
  /// Marks right of a text of which something is hidden.
  mutating func drawScrollMarks(_ room: Rect, isMoreAbove: Bool, isMoreBelow: Bool) {
    region(room.inset(right: -1)) { region in
      if isMoreAbove { region.put(String(Glyphs.pointerUp), x: region.width - 1, y: 0, .muted) }
      if isMoreBelow { region.put(String(Glyphs.pointerDown), x: region.width - 1, y: region.height - 1, .muted) }
    }
  }
}
