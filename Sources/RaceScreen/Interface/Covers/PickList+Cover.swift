import PageCacheModel
import RaceSession

extension PickList: Cover {
  var context: KeyContext { .list }
  var isFramed: Bool { true }

  func draw(in canvas: inout Canvas, over beneath: Interface) { draw(in: &canvas) }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    if let distance = command.distance { move(by: distance) }
    if command == .filter { return [.cover(TextEntry(.filter))] }
    return command == .choose ? pick(for: beneath.run?.session) : []
  }

  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] {
    guard let item = item(at: position, width: beneath.width, height: beneath.height), select(item) else { return [] }
    return pick(for: beneath.run?.session)
  }

  /// What becomes of the selected item.
  private func pick(for session: Session?) -> [CoverRequest] {
    guard let item = choice else { return [.close] }
    // What is so already stays, with all else that has been chosen.
    if isCurrent(item), kind.changesRun { return [.close] }
    switch kind {
    case .proposal: return [.close, .act(.proposal(item.id))]
    case .comparison: return [.close, .perform(.compare(proposal: item.id))]
    case .challenge(let own):
      return [.close] + (Self.challenge(item, own: own).map { [.perform(.challenge($0))] } ?? [])
    case .scenario: return [.close, .act(.scenario(item.id))]
    case .scenarioFor(let proposal): return [.close, .open(KernelChoice(scenario: item.id, proposal: proposal))]
    case .value(let name): return [.close, .act(.set(name: name, value: item.id))]
    case .parameter:
      guard let model = session?.kernelModel,
        let parameter = model.scenario.parameters.first(where: { $0.name == item.id })
      else { return [.close] }
      return [.close, .cover(PickList.values(of: parameter, in: model))]
    }
  }
}
