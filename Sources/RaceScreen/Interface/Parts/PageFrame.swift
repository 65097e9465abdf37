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

  init(width: Int, height: Int) {
    let margin = Self.margin(width)
    isAiry = height >= 30
    let page = Rect(x: margin, y: 0, width: min(width - 2 * margin, Self.widest), height: height)
    let top = isAiry ? 1 : 0
    footer = page.row(height - (isAiry ? 2 : 1))
    title = page.row(top)
    let descriptionHeight = isAiry ? 7 : 4
    description = page.droppingTop(footer.y - descriptionHeight).top(descriptionHeight - (isAiry ? 1 : 0))
    body = page.top(description.y - 1).droppingTop(top + 2)
  }

  /// Empty cells at each side of a page.
  static func margin(_ width: Int) -> Int { width >= 100 ? 3 : 1 }
}
