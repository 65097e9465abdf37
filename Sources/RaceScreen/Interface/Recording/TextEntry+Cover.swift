extension TextEntry: Cover {
  var context: KeyContext { .typing }
  var isBar: Bool { true }

  func draw(in canvas: inout Canvas, over beneath: Interface) { draw(in: &canvas) }

  mutating func type(_ character: Character, over beneath: Interface) -> [CoverRequest]? {
    insert(character).map { [.say($0)] } ?? []
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    switch command {
    case .choose: return [.close, .record(self)]
    case .erase(let direction): erase(direction)
    default: command.distance.map { move(by: $0) }
    }
    return []
  }
}
