import Foundation
import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

@Suite struct DumpTests {
  @Test func dumpMore() throws {
    func show(_ title: String, _ model: any Model, _ schedule: String) throws {
      print("\n### \(title) \(schedule)")
      for s in try Explanation(of: try Schedule(parsing: schedule), in: model).sentences { print("  " + s) }
    }
    func kernel(_ scenario: String, _ proposal: String, _ schedule: String, _ set: [(name: String, value: String)] = []) throws {
      try show("\(scenario) \(proposal) \(set)", try KernelModel(scenario: scenario, proposal: proposal, set: set), schedule)
    }
    try kernel("fault-thp", "head-if-swapcache", "0 (0*17)*")
    let model = try KernelModel(scenario: "thp-split", proposal: "mask-hugetlb", set: [("deleted", "0")])
    let m = Machine(model)
    var n = 0
    while m.view.canRun(1) { m.advance(Move(cpu: 1)); n += 1 }
    try show("spin", model, "1*\(n) 0*5 (0*4)*")
    for (s, p, set) in [("thp-split", "lock-every-caller", [("old-head", "freed")]), ("thp-split", "mask-hugetlb", [("old-head", "reused")]), ("thp-split", "mask-hugetlb", [("debug-vm", "off")]), ("swap-delete", "page-index", [("debug-vm", "off")]),("swap-delete-thp", "page-index", [("debug-vm", "off")]), ("page-reuse", "mask", []), ("truncate", "mask", [])] as [(String, String, [(name: String, value: String)])] {
      let model = try KernelModel(scenario: s, proposal: p, set: set)
      for f in Check(model).report().findings { if let c = f.shortest { try show("\(s) \(p) \(set) \(f.violation)", model, "\(c.schedule)") } }
    }
  }

  @Test func dump() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../PageCacheModelTests/Recorded/schedules.txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let match = try #require(line.wholeMatch(of: /(\S+) under (\S+): (.*) => (.*)/))
      let clock = ContinuousClock()
      let start = clock.now
      let e = try Explanation(of: try Schedule(parsing: String(match.3)), in: try KernelModel(scenario: String(match.1), proposal: String(match.2)))
      print("\n### \(line)   [\(clock.now - start)]")
      for s in e.sentences { print("  " + s) }
    }
  }
}
