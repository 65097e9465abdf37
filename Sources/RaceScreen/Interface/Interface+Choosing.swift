import PageCacheModel
import RaceSession

extension Interface {
  /// Takes the selected item of the page that is open.
  mutating func choose() {
    switch context {
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
        lay(PickList.scenarios(for: proposal))
      }
    }
  }

  /// Opens the selected scenario or proposal, else a huge page that is deleted, where it breaks.
  mutating func openBreak() {
    var choice = KernelChoice(scenario: "swap-delete-thp")
    switch start?.choice {
    case (.scenarios, let item)?: choice = KernelChoice(scenario: item.id)
    case (.proposals, let item)?: choice = KernelChoice(scenario: choice.scenario, proposal: item.id)
    default: break
    }
    open(choice)
    performExploring(.counterexample)
  }

  /// Opens a run of its own.
  mutating func open(_ choice: KernelChoice) {
    do {
      var page = fresh(try Session(choice))
      page.isFromMatrix = run?.isFromMatrix ?? (matrix != nil)
      run = page
    } catch {
      message = error.description
    }
  }

  /// Opens a list over the run.
  mutating func openList(_ command: Command) {
    guard let session = run?.session, let kernel = session.kernel, let model = session.kernelModel else { return }
    run?.pause()
    switch command {
    case .proposals: lay(PickList.proposals(current: kernel.proposal))
    case .scenarios: lay(PickList.scenarios(under: kernel.proposal, current: kernel.scenario))
    default: lay(PickList.parameters(of: model))
    }
  }
}
