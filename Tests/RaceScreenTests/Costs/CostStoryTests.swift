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
    let legend = try #require(lines.firstIndex { $0.contains("on 256 CPUs") })
    #expect(lines[legend].contains("lookup  costs most") && !lines[legend].contains("deletion"))
    #expect(lines[legend + 1].contains("● P4b lock-every-caller"))
    #expect(lines[legend + 1].contains("us  waiting for the i_pages lock"))
    #expect(
      lines[legend + 2].contains("◆ P9c mask-hugetlb-split") && lines[legend + 2].contains("ns  moving struct page"))
    let caption = try #require(lines.firstIndex { $0.contains("One lock, many CPUs.") })
    #expect(chart < legend && legend < caption)
    #expect(!interface.picture.plainText().contains("derivation"))
    interface.press("]")
    #expect(interface.picture.plainText().contains("derivation"))
    #expect(!interface.picture.plainText().contains("lookups a second"))
  }

  @Test(
    "has the times of deletions where there are any, and says which curve hides which",
    arguments: [(80, 24), (120, 40)])
  func figures(_ width: Int, _ height: Int) throws {
    let script = """
      title "What it costs"
      scenario two-callers
      chapter "One curve"
      cost subpages mask-hugetlb-split with mix=10
      say "The old way, and v5.4."
      """
    let demo = try Demo(parsing: DemoSource(name: "t.demo", text: script)).checked()
    var interface = Interface(width: width, height: height, demo: ReadyDemo(demo))
    interface.press(.right, .right)
    let lines = (0..<height).map { interface.picture.line($0) }
    let heading = try #require(lines.firstIndex { $0.contains("on 256 CPUs") })
    #expect(lines[heading].contains("lookup  deletion  costs most"))
    #expect(lines[heading + 1].contains("● P0 subpages "))
    #expect(lines[heading + 2].contains("◆ P9c mask-hugetlb-split as ● "))
    #expect(lines[heading + 2].contains("us  waiting for the i_pages lock"))
  }
}
