import PageCacheModel
import RaceMachine
import Testing

/// The kernel's own sizes: 64 slots a node, huge pages of 512.
@Suite struct KernelGeometryTests {
  static let scenarios = Catalogue.scenarios.map(\.id).filter { $0 != "oops-2019-03-29" }

  @Test("every scenario runs to its end under what v5.4 shipped", arguments: scenarios)
  func runs(scenario: String) throws {
    let model = try KernelModel(scenario: scenario, proposal: "mask-hugetlb-split", set: [("geometry", "kernel")])
    let machine = Machine(model)
    var violations: [Violation] = []
    var turn = 0
    while let cpu = machine.view.runnable.element(turn: &turn) {
      violations += machine.advance(machine.view.moves.first { $0.cpu == cpu } ?? Move(cpu: cpu))
      #expect(machine.stepCount < 60_000)
    }
    #expect(violations + machine.endViolations == [])
    #expect((0..<machine.cpuCount).allSatisfy { machine.view.status(of: $0) == .finished })
  }

  @Test("a lookup of subpage 200 loses its index to a deletion that is still at work")
  func firstWindow() throws {
    let model = try KernelModel(scenario: "swap-delete-thp", set: [("geometry", "kernel")])
    let machine = Machine(model)
    func step(_ cpu: Int, until name: String) throws {
      while try !machine.step(Move(cpu: cpu)).lines.contains(where: { model.program.lines[$0.line].name == name }) {}
    }
    try step(0, until: "PageSwapCache(page) ?")
    for _ in 0..<150 { try step(1, until: "set_page_private(page + i, 0)") }
    let leaves = try #require(KernelReading(model, machine.view).spaces.first).nodes.filter { $0.shift == 0 }
    #expect(leaves.count == 6)
    #expect(KernelReading(model, machine.view).deadNodes.isEmpty == false)
    var violations: [Violation] = []
    while machine.view.canRun(0) { violations += machine.advance(Move(cpu: 0)) }
    #expect(violations == [Violation("vm-bug", "index + nr <= offset")])
  }
}

extension [Int] {
  /// Fair turns: each element in its time.
  fileprivate func element(turn: inout Int) -> Int? {
    guard !isEmpty else { return nil }
    turn += 1
    return self[turn % count]
  }
}
