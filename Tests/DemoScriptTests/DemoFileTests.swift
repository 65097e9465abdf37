import DemoLibrary
import DemoScript
import Testing

@Suite("The scripts that come with the program")
struct DemoFileTests {
  @Test("each plays to its end, and every claim holds", arguments: EmbeddedDemos.all.map(\.name))
  func plays(_ name: String) throws {
    let file = try #require(EmbeddedDemos.all.first { $0.name == name })
    let demo = try Demo(parsing: DemoSource(name: name, bytes: file.bytes)).checked()
    let timeline = DemoTimeline(demo)
    #expect(timeline.outcome.failure == nil, "\(timeline.outcome.failure?.text() ?? "")")
    #expect(timeline.outcome.claims > 0)
    print(timeline.outcome, timeline.chapters)
  }
}
