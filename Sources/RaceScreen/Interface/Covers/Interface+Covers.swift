extension Interface {
  /// Lays something over what is open.
  mutating func lay(_ cover: any Cover) { covers.append(cover) }

  /// Closes what lies on top.
  mutating func closeCover() { covers.popLast()?.end() }

  /// Hands the top cover what happened, and meets its requests.
  mutating func withCover(_ body: (inout any Cover, Interface) -> [CoverRequest]) -> [Effect] {
    guard let top = covers.indices.last else { return [] }
    let beneath = self
    return meet(body(&covers[top], beneath))
  }

  private mutating func meet(_ requests: [CoverRequest]) -> [Effect] {
    var effects: [Effect] = []
    for request in requests {
      switch request {
      case .close: closeCover()
      case .say(let sentence): message = sentence
      case .cover(let cover): lay(cover)
      case .act(let action): apply(action)
      case .open(let choice): open(choice)
      case .perform(let command): effects += perform(command)
      case .record(let entry): record(entry)
      case .find(let text): find(text)
      case .filter(let text): filter(text)
      case .moveBeneath(let distance): moveBeneath(by: distance)
      case .carryOut(let order, let text): effects += carryOut(order, typed: text)
      }
    }
    return effects
  }

  /// Where a cover is drawn.
  func place(of cover: any Cover) -> Rect {
    guard cover.isBar else { return Rect(x: 0, y: 0, width: width, height: height) }
    let row = footerRow
    return Rect(x: row.x, y: row.y - cover.barRows, width: row.width, height: cover.barRows)
  }
}
