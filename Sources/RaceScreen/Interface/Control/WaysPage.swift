import RaceMachine
import RaceSession

/// The ways that were left, bookmarks and stop points of the run: one list, in which to go there or to forget.
struct WaysPage: Cover {
  private var selected = 0

  var context: KeyContext { .ways }
  var isFramed: Bool { true }

  /// Something in the list.
  enum Mark {
    case stop(StopPoint)
    case bookmark(Bookmark)
    case branch(Branch)
  }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    guard let session = beneath.run?.session else { return nil }
    switch command {
    case .choose, .remove:
      guard let mark = mark(in: session) else { return "nothing is left here" }
      if command == .choose, case .stop(let stop) = mark { return session.obstacle(to: stop) }
      return nil
    default: return nil
    }
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    guard let session = beneath.run?.session else { return [.close] }
    let marks = Self.marks(in: session)
    if let distance = command.distance { selected = max(0, min(marks.count - 1, selected + distance)) }
    switch command {
    case .ways: return [.close]
    case .choose: return mark(in: session).map { [.close, .act($0.going)] } ?? []
    case .remove:
      defer { selected = max(0, min(marks.count - 2, selected)) }
      return mark(in: session).map { [.act($0.forgetting)] } ?? []
    default: return []
    }
  }

  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] {
    guard let session = beneath.run?.session else { return [] }
    let items = Self.marks(in: session).map { $0.item(in: session) }
    let list = list(items, beneath.width, beneath.height)
    guard list.contains(position),
      let row = ListRows(items, selected: selected).item(inRow: position.y - list.y, height: list.height)
    else { return [] }
    if row == selected { return perform(.choose, over: beneath) }
    selected = row
    return []
  }

  /// What is selected; nil when there is nothing.
  private func mark(in session: Session) -> Mark? {
    let marks = Self.marks(in: session)
    return marks.indices.contains(selected) ? marks[selected] : nil
  }

  /// All there is: what stops play, then bookmarks, then ways.
  static func marks(in session: Session) -> [Mark] {
    session.stops.map { .stop($0) } + session.bookmarks.map { .bookmark($0) } + session.branches.map { .branch($0) }
  }

  // MARK: Drawing

  private func list(_ items: [ListItem], _ width: Int, _ height: Int) -> Rect {
    PageFrame(width: width, height: height, rows: items.count).body.inset(left: -1)
  }

  func draw(in canvas: inout Canvas, over beneath: Interface) {
    guard let session = beneath.run?.session else { return }
    let items = Self.marks(in: session).map { $0.item(in: session) }
    let frame = PageFrame(width: canvas.width, height: canvas.height, rows: items.count)
    let count = StyledText(items.isEmpty ? "" : "\(items.count)", .muted)
    canvas.region(frame.title) { $0.heading("ways and marks", trailing: count, y: 0) }
    if items.isEmpty {
      canvas.put("nothing is left here; Esc goes back to the run", x: frame.body.x, y: frame.body.y, .muted)
    }
    canvas.region(list(items, canvas.width, canvas.height)) { ListRows(items, selected: selected).draw(in: &$0) }
    guard items.indices.contains(selected) else { return }
    canvas.region(frame.description) { Description(item: items[selected], isAiry: frame.isAiry).draw(in: &$0) }
  }
}
