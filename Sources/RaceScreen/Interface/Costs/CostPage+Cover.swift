extension CostPage: Cover {
  var context: KeyContext { .costs }
  var nextTick: Int? { isRunning ? Interface.lookInterval : nil }

  func draw(in canvas: inout Canvas, over beneath: Interface) { CostPicture(self).draw(in: &canvas) }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    switch command {
    case .choose: obstacleToToggle
    case .deletions(let direction): load.obstacle(to: .mix, by: direction)
    case .spaces(let direction): load.obstacle(to: .spaces, by: direction)
    case .work(let direction): load.obstacle(to: .work, by: direction)
    default: nil
    }
  }

  func word(for command: Command, over beneath: Interface) -> String? {
    switch command {
    case .choose: isShown(selected) ? "remove" : "add"
    case .changeScale: scale == .log ? "linear" : "log"
    default: nil
    }
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    if let distance = command.distance { move(by: distance) }
    switch command {
    case .choose: toggle()
    case .changeScale: changeScale()
    case .deletions(let direction): turn(.mix, by: direction)
    case .spaces(let direction): turn(.spaces, by: direction)
    case .work(let direction): turn(.work, by: direction)
    case .costs: return [.close]
    default: break
    }
    goOn()
    return []
  }

  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] {
    let layout = CostLayout(rows: proposals.count, width: beneath.width, height: beneath.height)
    guard let row = layout.row(at: position, selected: selected) else { return [] }
    if select(row) {
      if let obstacleToToggle { return [.say(obstacleToToggle)] }
      toggle()
    }
    goOn()
    return []
  }

  mutating func pass(milliseconds: Int, over beneath: Interface) -> [CoverRequest] {
    goOn()
    return []
  }

  func end() { cancelAll() }
}
