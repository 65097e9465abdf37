import RaceSession

extension LanesPage: Cover {
  var context: KeyContext { .lanes }

  func draw(in canvas: inout Canvas, over beneath: Interface) { LanesPicture(view: view).draw(in: &canvas) }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    switch command {
    case .back, .toStart: return view.cursor == 0 ? "this is the beginning" : nil
    case .forward, .toEnd: return view.cursor == view.length ? "the known way ends here" : nil
    case .movePage(let direction): return obstacle(to: direction < 0 ? .back(1) : .forward(1), over: beneath)
    case .move:
      let isScrollable = view.isScrollable(width: beneath.width, height: beneath.height)
      return isScrollable ? nil : "all lanes are shown"
    case .nextSwitch(let direction):
      if switchStep(direction) != nil { return nil }
      return direction > 0 ? "no switch comes after this" : "no switch was before this"
    case .nextDifference:
      if other == nil { return "there is nothing to compare with; p picks a proposal" }
      if view.difference == nil { return "the runs do the same, step by step" }
      return nextDifference == view.cursor ? "this is the only step at which they differ" : nil
    case .compareExample: return obstacleToExamples(beneath)
    case .proposals: return own.session.kernel == nil ? "this model has no proposals" : nil
    case .zoom(let direction): return obstacleToZoom(direction, beneath)
    case .zoomAll:
      return view.steps == 1 && isAllShown(beneath) ? "all steps are shown" : nil
    default: return nil
    }
  }

  func word(for command: Command, over beneath: Interface) -> String? {
    switch command {
    case .proposals: comparison == nil ? "compare" : "another proposal"
    case .compareExample: isLastExample(beneath) ? "one run" : nil
    case .zoomAll: view.steps > 1 ? "each step" : nil
    default: nil
    }
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    switch command {
    case .back(let steps): return go(to: view.cursor - steps, beneath)
    case .forward(let steps): return go(to: view.cursor + steps, beneath)
    case .movePage(let direction): return go(to: view.cursor + direction * 10 * view.steps, beneath)
    case .toStart: return go(to: 0, beneath)
    case .toEnd: return go(to: view.length, beneath)
    case .nextSwitch(let direction): return switchStep(direction).map { go(to: $0, beneath) } ?? []
    case .nextDifference: return nextDifference.map { go(to: $0, beneath) } ?? []
    case .move(let distance):
      scroll(by: distance, hidden: view.hidden(width: beneath.width, height: beneath.height))
    case .zoom(let direction): zoom(direction)
    case .zoomAll: zoomAll(columns: view.layout(width: beneath.width, height: beneath.height).columns)
    case .compareExample: return compareExample(beneath)
    case .proposals: return [.cover(PickList.comparison(with: own.session.kernel?.proposal))]
    case .compare(let proposal): return compare(under: proposal)
    case .choose, .lanes: return [.close]
    default: break
    }
    return []
  }

  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] {
    view.step(at: position, width: beneath.width, height: beneath.height).map { go(to: $0, beneath) } ?? []
  }

  mutating func release(at position: Position, over beneath: Interface) -> [CoverRequest] {
    click(at: position, over: beneath)
  }

  private mutating func go(to step: Int, _ beneath: Interface) -> [CoverRequest] {
    go(to: step, width: beneath.width, height: beneath.height).map { [.act($0)] } ?? []
  }

  private func isAllShown(_ beneath: Interface) -> Bool {
    view.scale(view.layout(width: beneath.width, height: beneath.height)).showsAll
  }

  private func obstacleToZoom(_ direction: Int, _ beneath: Interface) -> String? {
    if direction > 0 { return view.steps == 1 ? "each step has a column" : nil }
    return isAllShown(beneath) ? "all steps are shown" : nil
  }
}
