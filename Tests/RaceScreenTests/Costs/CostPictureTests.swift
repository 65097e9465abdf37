@testable import RaceScreen
import Testing

@Suite("Pictures of the page of costs")
struct CostPictureTests {
  private static let sizes = [(80, 24), (120, 40), (200, 60)]

  private func interface(_ width: Int, _ height: Int) -> Interface {
    var interface = Interface.costing(InstantCosts(), width: width, height: height)
    interface.press("$")
    return interface
  }

  @Test("the lock around every lookup is selected", arguments: sizes)
  func lock(_ width: Int, _ height: Int) throws {
    let interface = interface(width, height)
    try expectKept(interface.picture, "costs-\(width)x\(height)")
    if width < 200 { try expectKept(interface.picture.ascii().withoutAttributes(), "costs-ascii-\(width)x\(height)") }
  }

  @Test("linear axes, and a proposal that waits on one CPU already", arguments: sizes.prefix(2))
  func linear(_ width: Int, _ height: Int) throws {
    var interface = interface(width, height)
    interface.press("s", .down, .down)
    try expectKept(interface.picture, "costs-linear-\(width)x\(height)")
  }

  @Test("while points are missing", arguments: sizes.prefix(2))
  func early(_ width: Int, _ height: Int) throws {
    let costs = HeldCosts()
    var interface = Interface.costing(costs, width: width, height: height)
    interface.press("$")
    for _ in 0..<2 {
      try costs.answerAll()
      interface.pass(milliseconds: 40)
    }
    try expectKept(interface.picture, "costs-early-\(width)x\(height)")
  }

  @Test("a proposal without a cost says why")
  func impossible() {
    var interface = interface(80, 24)
    interface.press(.home, .down)
    #expect(interface.picture.line(2 + 1).hasPrefix(" \u{25B8} \u{B7} P1  index"))
    #expect(interface.picture.plainText().contains("index breaks even when nothing else runs"))
  }

  @Test(
    "the screen of any size keeps its parts apart", arguments: [(80, 24), (81, 25), (100, 30), (119, 33), (300, 90)])
  func anySize(_ width: Int, _ height: Int) {
    let layout = CostLayout(rows: 13, width: width, height: height)
    let parts = [layout.header, layout.list, layout.chart, layout.detail]
    for (index, part) in parts.enumerated() {
      #expect(!part.isEmpty && part.maxX <= width && part.maxY < height)
      for other in parts.dropFirst(index + 1) { #expect(part.intersection(other).isEmpty) }
    }
    #expect(interface(width, height).picture.plainText().contains("P9c"))
  }
}
