import PageCacheModel
import RaceSession

extension Interface {
  /// Takes the selected item of what is open.
  mutating func choose() {
    switch context {
    case .list:
      if let picking, let item = picking.choice { pick(item, picking.kind) }
    case .choice:
      guard let bar = choosing else { return }
      choosing = nil
      apply(.choose(cpu: bar.cpu, value: bar.value))
    case .typing: keepTyped()
    case .start: openSelected()
    case .matrix: openCell()
    default: break
    }
  }

  private mutating func openSelected() {
    guard let (kind, item) = start?.choice else { return }
    switch kind {
    case .demos: openDemo(item.id)
    case .scenarios: open(KernelChoice(scenario: item.id))
    case .proposals:
      if let proposal = Catalogue.proposals.first(where: { $0.id == item.id }) {
        picking = .scenarios(for: proposal)
      }
    }
  }

  /// Opens a run of its own.
  private mutating func open(_ choice: KernelChoice) {
    do { run = RunPage(try Session(choice)) } catch { message = error.description }
  }

  /// Opens a list over the run.
  mutating func openList(_ command: Command) {
    guard let session = run?.session, let kernel = session.kernel, let model = session.kernelModel else { return }
    run?.pause()
    switch command {
    case .proposals: picking = .proposals(current: kernel.proposal)
    case .scenarios: picking = .scenarios(under: kernel.proposal, current: kernel.scenario)
    default: picking = .parameters(of: model)
    }
  }

  private mutating func pick(_ item: ListItem, _ kind: PickList.Kind) {
    picking = nil
    switch kind {
    case .proposal: apply(.proposal(item.id))
    case .scenario: apply(.scenario(item.id))
    case .scenarioFor(let proposal): open(KernelChoice(scenario: item.id, proposal: proposal))
    case .value(let name): apply(.set(name: name, value: item.id))
    case .parameter:
      guard let model = run?.session.kernelModel,
        let parameter = model.scenario.parameters.first(where: { $0.name == item.id })
      else { return }
      picking = .values(of: parameter, in: model)
    }
  }
}
