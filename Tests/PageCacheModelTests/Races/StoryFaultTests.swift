import PageCacheModel
import RaceMachine
import Testing

/// Steps of the derivation and of the deletion that protect nothing, but are what the story is about: without one, some
/// run ends differently. What protects something has a table of its own, in the tests of the explorer.
@Suite struct StoryFaultTests {
  /// A step taken out, and the violations that every interleaving then ends in.
  struct Fault: CustomTestStringConvertible {
    let scenario, proposal, procedure, step: String
    let kinds: [Violation]
    var testDescription: String { "\(scenario) under \(proposal) without '\(step)' in \(procedure)" }
  }

  static let lower = Violation("vm-bug", "index > offset")
  static let upper = Violation("vm-bug", "index + nr <= offset")

  static let faults = [
    Fault(
      scenario: "swap-delete", proposal: "page-index", procedure: "__delete_from_swap_cache",
      step: "set_page_private(page + i, 0)", kinds: [lower]),
    Fault(
      scenario: "swap-delete", proposal: "page-index", procedure: "__delete_from_swap_cache",
      step: "ClearPageSwapCache(page)", kinds: [upper]),
    Fault(
      scenario: "swap-delete-thp", proposal: "mask", procedure: "find_get_entry",
      step: "page = find_subpage(page, offset)", kinds: [Violation("wrong-page", "not the home of that offset")]),
    Fault(
      scenario: "swap-delete", proposal: "page-index", procedure: "find_subpage",
      step: "VM_BUG_ON(index + nr <= offset)",
      kinds: [lower, Violation("wrong-page", "not the home of that offset")]),
  ]

  @Test("without a step some run ends differently", arguments: faults)
  func fault(_ fault: Fault) throws {
    var model = try KernelModel(scenario: fault.scenario, proposal: fault.proposal)
    model.program = model.program.changing(fault.procedure) { $0.removing(fault.step) }
    #expect(Exploration(model).kinds == fault.kinds)
  }
}
