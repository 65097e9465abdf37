import PageCacheModel
import RaceMachine
import Testing

/// What a wrong pointer does when no debug check stops it.
@Suite struct StrangerTests {
  /// Runs `swap-delete-thp` without debug checks: the lookup reads the flag, then the deletion runs up to the first
  /// cleared ->private, then the lookup runs to its end.
  private func run() throws -> (KernelModel, Machine, [StepEvent]) {
    let model = try KernelModel(scenario: "swap-delete-thp", set: [("debug-vm", "off")])
    let machine = Machine(model)
    var events: [StepEvent] = []
    func step(_ cpu: Int, until name: String) throws {
      repeat {
        events.append(try machine.step(Move(cpu: cpu)))
      } while !events[events.count - 1].lines.contains {
        model.program.lines[$0.line].name == name
      }
    }
    try step(0, until: "PageSwapCache(page) ?")
    try step(1, until: "set_page_private(page + i, 0)")
    while machine.view.canRun(0) { events.append(try machine.step(Move(cpu: 0))) }
    return (model, machine, events)
  }

  @Test("the wrong page is returned and its owner's reference is dropped, while the reference on the head leaks")
  func corruption() throws {
    let (model, machine, events) = try run()
    let violations = events.flatMap(\.violations)
    #expect(violations.first == Violation("wrong-page", "not the home of that offset"))
    let pages = KernelReading(model, machine.view).pages
    let stranger = try #require(pages.first { $0.pfn == 0x52 })
    #expect(stranger.isStranger)
    #expect(stranger.refcount.word == 0)
    #expect(stranger.mapcount.word == 1)
    #expect(stranger.wasFreed)
    // One for each slot, one of the exiting task, and the lookup's, which nobody will drop.
    #expect(pages.first?.refcount.word == 6)
  }

  @Test("a pointer outside of the array of struct page cannot be used")
  func wild() throws {
    let model = try KernelModel(scenario: "swap-delete", set: [("debug-vm", "off")])
    let machine = Machine(model)
    var last: [Violation] = []
    for _ in 0..<6 { machine.advance(Move(cpu: 0)) }
    while machine.view.canRun(1) { machine.advance(Move(cpu: 1)) }
    while machine.view.canRun(0) { last += machine.advance(Move(cpu: 0)) }
    #expect(last.map(\.kind) == ["wrong-page", "wild-access"])
    #expect(machine.view.status(of: 0) == .stopped)
  }

  @Test("a tail page taken for a huge page has no mapping, and the lock of no mapping is nowhere")
  func noMapping() throws {
    let model = try KernelModel(scenario: "hugetlb", proposal: "mask", set: [("debug-vm", "off")])
    #expect(
      Exploration(model).kinds == [
        Violation("wild-access", "xa_lock_irqsave(i_pages)"),
        Violation("wrong-page", "not the home of that offset"),
      ])
  }
}
