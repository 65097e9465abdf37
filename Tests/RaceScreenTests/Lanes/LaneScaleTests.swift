import Testing

@testable import RaceScreen

@Suite("The scale of a time line")
struct LaneScaleTests {
  @Test("shows every step where there is room, and the cursor where there is not")
  func cursor() {
    for length in [0, 1, 57, 58, 1_000, 10_000] {
      for steps in [1, 2, 5, 100] {
        for cursor in stride(from: 0, through: length, by: max(1, length / 37)) {
          let scale = LaneScale(length: length, cursor: cursor, width: 57, steps: steps)
          if cursor > 0 { #expect(scale.column(of: cursor) != nil) }
          if (length + steps - 1) / steps <= 57 { #expect(scale.showsAll || length == 0) }
          #expect(scale.first >= 1 && scale.last <= length)
          // No column is empty while steps are hidden.
          if !scale.showsAll, length > 0 { #expect((scale.range.count + steps - 1) / steps == 57) }
        }
      }
    }
  }

  @Test("keeps its first column as long as the cursor can be seen, and as there are steps for all columns")
  func anchor() {
    func first(_ cursor: Int, _ anchor: Int) -> Int {
      LaneScale(length: 200, cursor: cursor, width: 50, steps: 1, anchor: anchor).first
    }
    #expect(first(30, 21) == 21 && first(70, 21) == 21)
    #expect(first(71, 21) == 46 && first(20, 21) == 1)
    #expect(first(190, 180) == 151)
  }

  @Test("gives each step one column, and each column its steps")
  func columns() {
    let scale = LaneScale(length: 103, cursor: 50, width: 30, steps: 5)
    for step in scale.range {
      let column = scale.column(of: step)
      #expect(column.map { scale.steps(in: $0).contains(step) } == true)
      #expect(scale.columns(of: step...step) == column.map { $0..<$0 + 1 })
    }
    #expect((0..<30).flatMap { scale.steps(in: $0) } == Array(scale.range))
  }

  @Test("grows and shrinks in round numbers")
  func scales() {
    var steps = [1]
    while steps.count < 9 { steps.append(LaneScale.larger(steps[steps.count - 1])) }
    #expect(steps == [1, 2, 5, 10, 20, 50, 100, 200, 500])
    for (smaller, larger) in zip(steps, steps.dropFirst()) { #expect(LaneScale.smaller(larger) == smaller) }
    #expect(LaneScale.smaller(1) == 1)
    #expect(LaneScale.whole(length: 1_447, width: 57) == 50 && LaneScale.whole(length: 57, width: 57) == 1)
  }

  @Test("has numbers that do not touch")
  func ticks() {
    for (length, steps) in [(54, 1), (9_999, 1), (9_999, 200), (250_000, 5_000)] {
      let scale = LaneScale(length: length, cursor: length, width: 57, steps: steps)
      for (left, right) in zip(scale.ticks, scale.ticks.dropFirst()) where left.column > 0 {
        #expect(left.column + String(left.step).count < right.column)
      }
      #expect(!scale.ticks.isEmpty)
    }
  }
}
