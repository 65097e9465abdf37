import PageCacheModel
import RaceMachine
import Testing

/// The panic of 29 March 2019, with the figures of its report.
@Suite struct OopsTests {
  /// Runs CPU `cpu` until the line called `name` has just run.
  private func run(_ machine: Machine, _ cpu: Int, until name: String, model: KernelModel) throws {
    while try !machine.step(Move(cpu: cpu)).lines.contains(where: { model.program.lines[$0.line].name == name }) {}
  }

  private func finish(_ machine: Machine, _ cpu: Int) throws -> [StepEvent] {
    var events: [StepEvent] = []
    while machine.view.status(of: cpu).canRun { events.append(try machine.step(Move(cpu: cpu))) }
    return events
  }

  @Test("W1 ends at the upper check, and the dump agrees with the report field by field")
  func firstWindow() throws {
    let model = try KernelModel(scenario: "oops-2019-03-29")
    let machine = Machine(model)
    try run(machine, 0, until: "PageSwapCache(page) ?", model: model)
    _ = try finish(machine, 1)
    #expect(machine.view.status(of: 1) == .finished)
    let events = try finish(machine, 0)
    #expect(events.flatMap(\.violations) == [Violation("vm-bug", "index + nr <= offset")])
    #expect(machine.view.status(of: 0) == .stopped)

    let dump = events.flatMap(\.notes).compactMap { note in
      if case .said(let text) = note, text.hasPrefix("page:") { text } else { nil }
    }
    #expect(
      dump == [
        """
        page:ffffea00877a13c0 count:1 mapcount:0 mapping:ffff88a79061d009 index:0x7fa81584f
        flags: 0x015fffe00008005c(uptodate|dirty|lru|workingset|swapbacked)
        raw: index 00000007fa81584f private 0000000000000000 counts 00000001ffffffff
        page dumped because: VM_BUG_ON_PAGE(index + nr <= offset)
        """
      ])

    let page = try #require(KernelReading(model, machine.view).pages.first)
    #expect(page.pfn == 0x21d_e84f)
    #expect(page.refcount.word == 1)
    #expect(page.mapcount.word == 0)
    #expect(page.privateWord.word == 0)
    #expect(page.index.word == 0x7_fa81_584f)
    #expect(page.flags.word == 0x015f_ffe0_0008_005c)
    #expect(!page.isInSwapCache)
    #expect(!page.isLocked)
    #expect(page.part == .small)
  }

  @Test("W2 ends at the lower check")
  func secondWindow() throws {
    let model = try KernelModel(scenario: "oops-2019-03-29")
    let machine = Machine(model)
    try run(machine, 0, until: "return slots[offset]", model: model)
    _ = try finish(machine, 1)
    #expect(try finish(machine, 0).flatMap(\.violations) == [Violation("vm-bug", "index > offset")])
  }

  @Test("the tree has three levels of 64 slots and absolute offsets")
  func tree() throws {
    let model = try KernelModel(scenario: "oops-2019-03-29")
    let space = try #require(KernelReading(model, Machine(model).view).spaces.first)
    #expect(space.nodes.map(\.shift) == [12, 6, 0])
    #expect(space.nodes.map(\.slots.count) == [64, 64, 64])
    let leaf = try #require(space.nodes.last)
    #expect(leaf.firstIndex == 0x1c840)
    #expect(leaf.slots[0xf].text == "0x21de84f")
  }

  @Test("only the kernel's geometry and a tree of three levels are accepted")
  func parameters() {
    #expect(throws: ModelError.self) {
      try KernelModel(scenario: "oops-2019-03-29", set: [("geometry", "teaching")])
    }
    #expect(throws: ModelError.self) { try KernelModel(scenario: "oops-2019-03-29", set: [("offset", "4095")]) }
    #expect(throws: Never.self) { try KernelModel(scenario: "oops-2019-03-29", set: [("offset", "0x1000")]) }
  }
}
