import RaceMachine
import RaceSession

/// All steps of the known way, one a row: to search, to filter, and to go to one.
struct EventsPage: Cover {
  private let session: Session
  let table: EventTable
  /// What all rows have in common; nil for all steps.
  let subject: String?
  /// The steps that pass the filter.
  private(set) var steps: [Int]
  /// The selected row.
  private(set) var selected: Int
  /// The words that steps must have.
  private(set) var filter = ""
  /// The line in which the filter is typed; nil while it is not.
  private(set) var entry: TextEntry?

  /// Opens at the step where the session stands.
  init(_ session: Session, touching address: Address? = nil) {
    self.session = session
    table = EventTable(session, touching: address)
    subject = address.map { session.map.name(of: $0) }
    steps = table.steps
    selected = 0
    select(near: session.position)
  }

  var context: KeyContext { entry == nil ? .events : .filter }

  /// The step of the selected row; nil when there is none.
  var step: Int? { steps.indices.contains(selected) ? steps[selected] : nil }

  /// Where the session stands.
  var position: Int { session.position }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    switch command {
    case .choose where entry == nil: step == nil ? "no step is selected" : nil
    case .move where entry == nil, .movePage where entry == nil: steps.count < 2 ? "there is nothing to choose" : nil
    default: nil
    }
  }

  mutating func leave(over beneath: Interface) -> [CoverRequest] {
    if entry == nil, filter.isEmpty { return [.close] }
    entry = nil
    apply("")
    return []
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    if entry != nil {
      edit(command)
      return []
    }
    if let distance = command.distance { selected = max(0, min(steps.count - 1, selected + distance)) }
    switch command {
    case .filter: entry = TextEntry(.filter, filter)
    case .choose: return step.map { [.close, .act(.goTo($0))] } ?? []
    case .events: return [.close]
    default: break
    }
    return []
  }

  mutating func type(_ character: Character, over beneath: Interface) -> [CoverRequest]? {
    guard let refusal = entry?.insert(character) else {
      guard let entry else { return nil }
      apply(entry.text)
      return []
    }
    return [.say(refusal)]
  }

  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] {
    let layout = EventsLayout(width: beneath.width, height: beneath.height)
    guard entry == nil, layout.list.contains(position),
      let row = layout.rows(of: self).visible.dropFirst(position.y - layout.list.y).first
    else { return [] }
    defer { selected = row }
    return row == selected ? perform(.choose, over: beneath) : []
  }

  /// Does what a key asks for while the filter is typed.
  private mutating func edit(_ command: Command) {
    switch command {
    case .choose: entry = nil
    case .recall(let distance): selected = max(0, min(steps.count - 1, selected + distance))
    case .erase(let direction):
      entry?.erase(direction)
      apply(entry?.text ?? "")
    default: command.distance.map { entry?.move(by: $0) }
    }
  }

  private mutating func apply(_ text: String) {
    let here = step ?? session.position
    // Whatever has the words of a longer filter has those of the shorter one.
    let candidates = text.hasPrefix(filter) ? steps : table.steps
    filter = text
    let filter = EventFilter(text)
    steps = filter.isEmpty ? table.steps : candidates.filter { filter.accepts(table.searched($0)) }
    select(near: here)
  }

  /// Selects a step, or the one that comes before it.
  private mutating func select(near step: Int) {
    selected = steps.lastIndex { $0 <= step } ?? 0
  }

  func draw(in canvas: inout Canvas, over beneath: Interface) { EventsPicture(self, session).draw(in: &canvas) }
}
