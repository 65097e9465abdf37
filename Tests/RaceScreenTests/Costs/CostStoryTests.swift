import DemoScript
@testable import RaceScreen
import Testing

@Suite("The chart of costs in a demo")
struct CostStoryTests {
  private static let script = """
    title "What it costs"
    scenario two-callers
    chapter "One lock"
    cost lock-every-caller mask-hugetlb-split with mix=0 work=2000
    say "One lock, many CPUs."
    expect cost lock-every-caller / mask-hugetlb-split > 20 on 256
    chapter "And back"
    say "The run again."
    expect step 0
    """

  private func interface(_ width: Int, _ height: Int) throws -> Interface {
    let demo = try Demo(parsing: DemoSource(name: "t.demo", text: Self.script)).checked()
    return Interface(width: width, height: height, demo: ReadyDemo(demo))
  }

  @Test("takes the place of the panels, above what is said", arguments: [(80, 24), (120, 40)])
  func chart(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    interface.press(.right, .right)
    let lines = (0..<height).map { interface.picture.line($0) }
    #expect(lines[0].contains("What it costs") && lines[0].contains("0 % deletions   work 2000 ns"))
    let chart = try #require(lines.firstIndex { $0.contains("lookups a second") })
    let legend = try #require(lines.firstIndex { $0.contains("P4b lock-every-caller   ◆ P9c mask-hugetlb-split") })
    let caption = try #require(lines.firstIndex { $0.contains("One lock, many CPUs.") })
    #expect(chart < legend && legend < caption)
    #expect(!interface.picture.plainText().contains("i_pages"))
    interface.press("]")
    #expect(interface.picture.plainText().contains("i_pages"))
    #expect(!interface.picture.plainText().contains("lookups a second"))
  }
}
