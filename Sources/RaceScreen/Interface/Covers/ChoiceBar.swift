import RaceMachine
import RaceSession

/// The values between which a CPU must choose, in one row above the footer, so that the state stays visible.
struct ChoiceBar: Cover, Hashable, Sendable {
  let cpu: Int
  let name: String
  let values: [Word]
  /// The values as people read them.
  let texts: [String]
  private(set) var selected = 0

  /// The choice before which `cpu` stands; nil if there is none.
  init?(_ cpu: Int, in session: Session) {
    guard case .choosing(let name, let values) = session.status(of: cpu), !values.isEmpty else { return nil }
    self.cpu = cpu
    self.name = name
    self.values = values
    texts = values.map { session.view.choiceText($0, of: cpu) }
  }

  /// The selected value.
  var value: Word { values[selected] }

  /// Selects a value before or after, as far as there is one.
  mutating func move(by distance: Int) { selected = max(0, min(values.count - 1, selected + distance)) }

  /// Selects a value. Says whether it was selected before.
  mutating func select(_ index: Int) -> Bool {
    defer { selected = index }
    return selected == index
  }

  private var lead: StyledText { .tag(cpu) + StyledText(" chooses ", .muted) + StyledText(name, .strong) }

  /// Where the values stand in a row of `width` cells: the selected one and as many around it as fit.
  private func places(width: Int) -> [(index: Int, columns: Range<Int>)] {
    let start = lead.width + 2
    var first = selected
    var last = selected
    func cells(_ index: Int) -> Int { CellWidth.of(texts[index]) + 3 }
    var used = cells(selected)
    while true {
      if last + 1 < values.count, start + used + cells(last + 1) <= width - 2 {
        last += 1
        used += cells(last)
      } else if first > 0, start + used + cells(first - 1) <= width - 2 {
        first -= 1
        used += cells(first)
      } else {
        break
      }
    }
    var x = start
    return (first...last).map { index in
      defer { x += cells(index) }
      return (index, x..<x + cells(index) - 1)
    }
  }

  func draw(in canvas: inout Canvas) {
    canvas.fill()
    canvas.put(lead, x: 0, y: 0)
    let places = places(width: canvas.width)
    for (index, columns) in places {
      canvas.put(texts[index], x: columns.lowerBound + 1, y: 0)
      if index == selected {
        canvas.select(Rect(x: columns.lowerBound, y: 0, width: columns.count, height: 1))
      }
    }
    guard let last = places.last, places.count < values.count else { return }
    let end = "\(selected + 1) of \(values.count)"
    if last.columns.upperBound + 1 + end.utf8.count <= canvas.width {
      canvas.put(end, x: canvas.width - end.utf8.count, y: 0, .muted)
    }
  }

  /// The value at a column of a row of `width` cells.
  func value(at column: Int, width: Int) -> Int? {
    places(width: width).first { $0.columns.contains(column) }?.index
  }
}

extension ChoiceBar {
  var context: KeyContext { .choice }
  var isBar: Bool { true }

  func draw(in canvas: inout Canvas, over beneath: Interface) { draw(in: &canvas) }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    if let distance = command.distance { move(by: distance) }
    return command == .choose ? take : []
  }

  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] {
    guard let value = value(at: position.x, width: beneath.choiceRow.width), select(value) else { return [] }
    return take
  }

  private var take: [CoverRequest] { [.close, .act(.choose(cpu: cpu, value: value))] }
}
