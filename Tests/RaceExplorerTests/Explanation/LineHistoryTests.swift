import PageCacheModel
import RaceMachine
import Testing

@testable import RaceExplorer

/// Which reads stand behind the values of a line.
@Suite("Where the values in a line come from")
struct LineHistoryTests {
  @Test(
    "the variable that a line sets",
    arguments: [
      ("index = page_index(page)", "index"), ("users += swap_count(swap_map[offset + i])", "users"),
      ("else first = xas_load(&xas)", "first"), ("*slot = entry", nil), ("page->index = 8", nil),
      ("put_page(page)", nil), ("VM_BUG_ON(index + nr <= offset)", nil),
    ])
  func target(_ text: String, _ variable: String?) { #expect(LineHistory.target(of: text) == variable) }

  @Test("the words of a line, without fields")
  func words() {
    #expect(LineHistory.words(of: "return page->index - xas.offset + nr") == ["return", "page", "xas", "nr"])
  }

  @Test(
    "the steps that read what the broken check looks at",
    arguments: [
      ("swap-delete", "page-index", "0*8 1*23 0*3", [[32], [34]]),
      ("swap-delete", "page-index", "0*7 1*25 0*3", [[34]]),
      ("thp-split", "mask", "1*76", [[73]]),
      ("hugetlb", "mask", "0*14", [[13]]),
      ("reuse-rmap", "synchronize-rcu", "1*44", []),
    ])
  func sources(_ scenario: String, _ proposal: String, _ schedule: String, _ steps: [[Int]]) throws {
    let model = try KernelModel(scenario: scenario, proposal: proposal)
    let run = try #require(try BrokenRun(Schedule(parsing: schedule), in: model))
    let last = try #require(run.events.last)
    let history = LineHistory(run, cpu: last.move.cpu)
    let line = try #require(history.entry(ofStep: run.events.count - 1, line: last.violationLines[0]))
    #expect(history.sources(of: line).map { $0.map { $0 + 1 } } == steps)
  }
}
