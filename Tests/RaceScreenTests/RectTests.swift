import RaceScreen
import Testing

@Suite("A rectangle")
struct RectTests {
  private let rect = Rect(x: 2, y: 1, width: 20, height: 6)

  @Test("is divided without a cell too many")
  func pieces() {
    #expect(rect.top(2) == Rect(x: 2, y: 1, width: 20, height: 2))
    #expect(rect.bottom(2) == Rect(x: 2, y: 5, width: 20, height: 2))
    #expect(rect.droppingTop(2) == Rect(x: 2, y: 3, width: 20, height: 4))
    #expect(rect.droppingBottom(9).isEmpty)
    #expect(rect.top(9) == rect)
    #expect(rect.row(5) == rect.bottom(1))
    #expect(rect.row(6).isEmpty)
    #expect(
      rect.columns(2, gutter: 3) == [
        Rect(x: 2, y: 1, width: 8, height: 6), Rect(x: 13, y: 1, width: 8, height: 6),
      ])
    #expect(rect.columns(30, gutter: 3).filter { !$0.isEmpty } == [])
    #expect(rect.inset(left: 1, top: 1, right: 30, bottom: 1).width == 0)
  }

  @Test("knows its cells")
  func contains() {
    #expect(rect.contains(Position(2, 1)) && rect.contains(Position(21, 6)))
    #expect(!rect.contains(Position(22, 6)) && !rect.contains(Position(2, 0)))
    #expect(rect.intersection(Rect(x: 0, y: 0, width: 3, height: 2)) == Rect(x: 2, y: 1, width: 1, height: 1))
    #expect(rect.intersection(Rect(x: 40, y: 0, width: 3, height: 2)).isEmpty)
  }
}
