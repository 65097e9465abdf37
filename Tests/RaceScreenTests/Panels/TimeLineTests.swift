import Testing

@testable import RaceScreen

@Suite("A time line")
struct TimeLineTests {
  private func cpus(_ runs: (cpu: Int, count: Int)...) -> [Int] {
    runs.flatMap { Array(repeating: $0.cpu, count: $0.count) }
  }

  private func width(_ line: TimeLine) -> Int {
    line.columns.reduce(0) { $0 + TimeLine.cells($1, line.pitch) }
  }

  @Test("shows every step where there is room") func all() {
    let line = TimeLine(cpus((0, 3), (1, 4)), width: 14, pitch: 2)
    #expect(line.columns == (1...7).map { .step($0) })
  }

  @Test("folds the longest run and keeps its ends") func folds() {
    let line = TimeLine(cpus((0, 3), (1, 100), (0, 3)), width: 30, pitch: 1)
    #expect(
      line.columns
        == (1...9).map { .step($0) } + [.folded(cpu: 1, text: "⋯88⋯")] + (98...106).map { .step($0) })
  }

  @Test("scrolls to the end where folding is not enough") func scrolls() {
    let line = TimeLine((0..<200).map { $0 % 2 }, width: 20, pitch: 1)
    #expect(line.columns.first == .earlier)
    #expect(line.columns.last == .step(200))
    #expect(width(line) == 20)
  }

  @Test("never takes more room than there is", arguments: 0..<60) func fits(_ room: Int) {
    for pitch in [1, 2] {
      let line = TimeLine(cpus((0, 14), (1, 26), (0, 9), (1, 1), (0, 40)), width: room, pitch: pitch)
      #expect(width(line) <= max(room, pitch))
    }
  }

  @Test("of a long way shows what the last part of it alone would show", arguments: [1, 2], [20, 49, 120])
  func longWay(_ pitch: Int, _ room: Int) {
    // Runs of many lengths, those that can be folded among them.
    let way = (0..<600).flatMap { Array(repeating: $0 % 3, count: 1 + $0 * 7 % 23) }
    let part = way.suffix(1_500)
    let line = TimeLine(way, width: room, pitch: pitch)
    let same = TimeLine(Array(part), from: way.count - part.count + 1, width: room, pitch: pitch)
    #expect(line.columns == same.columns)
    #expect(line.columns.first == .earlier && line.columns.last == .step(way.count) && width(line) <= room)
  }
}
