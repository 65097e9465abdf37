import PageCacheModel
import RaceMachine
import Testing

@Suite("Sketches of scenarios")
struct ScenarioSketchTests {
  private func sketch() throws -> ScenarioSketch {
    var sketch = ScenarioSketch("a reader and an exit", geometry: .teaching)
    try sketch.add(SketchedPage(pfn: 0x48, order: 2, place: .swap(SketchedSlot(file: 0, index: 8))))
    try sketch.add(.lookup(.slot(SketchedSlot(file: 0, index: 10)), by: .readahead))
    try sketch.add(.exit(0x48))
    return sketch
  }

  private func error(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  @Test("a sketch is a scenario like any other: the schedule of the catalogue's twin breaks it the same way")
  func example() throws {
    let own = try KernelModel(sketch().scenario, under: Catalogue.proposal("page-index"))
    let twin = try KernelModel(scenario: "swap-delete-thp")
    #expect(own.title == "a reader and an exit under page-index")
    #expect(own.tasks.map(\.procedure) == twin.tasks.map(\.procedure))
    #expect(own.tasks.map(\.arguments) == twin.tasks.map(\.arguments))
    for model in [own, twin] {
      let machine = Machine(model)
      var violations: [Violation] = []
      try machine.run(Schedule(parsing: "0*8 1*25 0*4")) { event in
        violations += event.violations
        return true
      }
      #expect(violations.map(\.description) == ["vm-bug: index + nr <= offset"])
    }
  }

  @Test("pages come first, and something must be there")
  func order() throws {
    var late = try sketch()
    #expect(error { try late.add(SketchedPage(pfn: 0x60)) } == "pages come before what the CPUs call")
    let proposal = try Catalogue.proposal("mask")
    let empty = ScenarioSketch("x", geometry: .teaching)
    #expect(error { _ = try KernelModel(empty.scenario, under: proposal) } == "the scenario has no page")
    var idle = empty
    try idle.add(SketchedPage(pfn: 0x60))
    let found = error { _ = try KernelModel(idle.scenario, under: proposal) }
    #expect(found == "no CPU of the scenario has anything to do")
  }

  @Test("there is room for eight pages and eight CPUs")
  func room() throws {
    var sketch = ScenarioSketch("x", geometry: .teaching)
    for pfn in 1...8 as ClosedRange<Word> { try sketch.add(SketchedPage(pfn: pfn)) }
    #expect(error { try sketch.add(SketchedPage(pfn: 9)) } == "there are at most 8 pages")
    for _ in 0..<8 { try sketch.add(.rmapWalk(1)) }
    #expect(error { try sketch.add(.rmapWalk(1)) } == "there are at most 8 CPUs")
    #expect(Machine(try KernelModel(sketch.scenario, under: Catalogue.proposal("mask"))).cpuCount == 8)
  }
}
