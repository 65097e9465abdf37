import PageCacheModel
import Testing

@testable import RaceCost

@Suite struct LineTests {
  private let parameters = CostParameters()

  @Test("the line of one page is not another's; neighbours share what the kernel lets them share")
  func plan() {
    let shapes: [LineShape] = [
      .page, .addressSpace(part: 0), .entry(level: 0), .node(level: 0, part: 0), .swapMap, .cluster,
    ]
    let plan = LinePlan(shapes, spaces: 3, pages: 4096)
    func lines(_ shape: LineShape) -> Set<Int> {
      var lines: Set<Int> = []
      for space in 0..<3 { for page in 0..<4096 { lines.insert(plan.line(shape, space: space, page: page)) } }
      return lines
    }
    #expect(lines(.page).count == 3 * 4096)
    #expect(lines(.addressSpace(part: 0)).count == 3)
    // 64 slots of 8 bytes that begin 40 bytes after the beginning of the node lie in nine lines.
    #expect(lines(.entry(level: 0)).count == 3 * 64 * 9)
    #expect(lines(.node(level: 0, part: 0)).isSubset(of: lines(.entry(level: 0))))
    #expect(lines(.swapMap).count == 3 * 64)
    #expect(lines(.cluster).count == 3 * 4096 / 16384 * 4 + 3)
    for (number, shape) in shapes.enumerated() where number != 3 {
      for other in shapes[..<number] where other != shape && number != 3 {
        #expect(lines(shape).isDisjoint(with: lines(other)) || shape == .node(level: 0, part: 0))
      }
    }
    #expect(shapes.flatMap { Array(lines($0)) }.allSatisfy { $0 >= 0 && $0 < plan.count })
  }

  /// Who may use line 0 without asking: `w` for writing, `r` for reading, `-` for neither; CPU 0 first.
  private static func rights(_ lines: borrowing CacheLines, cpus: Int) -> String {
    var text = ""
    for cpu in 0..<cpus {
      text += lines.isLocal(0, cpu, writing: true) ? "w" : lines.isLocal(0, cpu, writing: false) ? "r" : "-"
    }
    return text
  }

  @Test("a line costs what its state says")
  func states() {
    var parameters = parameters
    parameters.coresPerSocket = 2
    let lines = CacheLines(1, cpus: 4, Costs(parameters))
    let begin = Self.rights(lines, cpus: 4)
    #expect(begin == "w---")
    // A CPU of the same socket reads what CPU 0 has written.
    var outcome = lines.fetch(0, for: 1, at: 0)
    var rights = Self.rights(lines, cpus: 4)
    #expect(outcome.time == 51_200 && rights == "rr--")
    // Another socket reads what is only read.
    outcome = lines.fetch(0, for: 2, at: 100_000)
    rights = Self.rights(lines, cpus: 4)
    #expect(outcome.time == 100_000 + 104_700 && rights == "rrr-")
    // A reader writes: all others lose it.
    outcome = lines.take(0, for: 1, at: 300_000)
    rights = Self.rights(lines, cpus: 4)
    #expect(outcome.time == 300_000 + 149_300 && rights == "-w--")
    // Two want it at the same time: the second one queues.
    outcome = lines.take(0, for: 0, at: 1_000_000)
    #expect(outcome.time == 1_054_000 && outcome.queued == 0)
    outcome = lines.take(0, for: 3, at: 1_000_000)
    #expect(outcome.queued == 54_000 && outcome.time == 1_054_000 + 150_200)
    // Readers of a line that nobody changes are served side by side.
    _ = lines.fetch(0, for: 2, at: 2_000_000)
    let one = lines.fetch(0, for: 0, at: 3_000_000)
    let other = lines.fetch(0, for: 1, at: 3_000_000)
    #expect(one.queued == 0 && other.queued == 0)
  }
}
