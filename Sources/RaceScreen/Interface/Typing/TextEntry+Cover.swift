extension TextEntry: Cover {
  var context: KeyContext { purpose == .filter ? .filter : .typing }
  var isBar: Bool { true }

  func draw(in canvas: inout Canvas, over beneath: Interface) { draw(in: &canvas) }

  func word(for command: Command, over beneath: Interface) -> String? {
    switch (command, purpose) {
    case (.choose, .search): "find"
    case (.choose, .filter): "take"
    default: nil
    }
  }

  func leave(over beneath: Interface) -> [CoverRequest] {
    purpose == .filter ? [.filter(""), .close] : [.close]
  }

  mutating func type(_ character: Character, over beneath: Interface) -> [CoverRequest]? {
    let problem = insert(character).map { [CoverRequest.say($0)] } ?? []
    return purpose == .filter ? [.filter(text)] + problem : problem
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    switch command {
    case .choose: return taken
    case .recall(let direction): return [.moveBeneath(direction)]
    case .erase(let direction):
      erase(direction)
      return purpose == .filter ? [.filter(text)] : []
    default: command.distance.map { move(by: $0) }
    }
    return []
  }

  private var taken: [CoverRequest] {
    switch purpose {
    case .caption, .chapter: [.close, .record(self)]
    case .search: [.close, .find(text)]
    // Whoever comes back finds the whole list.
    case .filter: [.close, .perform(.choose), .filter("")]
    }
  }
}
