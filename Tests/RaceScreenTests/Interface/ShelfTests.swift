import DemoScript
@testable import RaceScreen
import Testing

@Suite("Demos of the start page that explore")
struct ShelfTests {
  private let entry = DemoEntry(
    name: "small",
    source: DemoSource(name: "small.demo", text: "title \"T\"\nscenario swap-delete\nsay \"Look.\"\nexplore broken"))

  private func interface(_ explorations: any Explorations) -> Interface {
    var interface = Interface(width: 120, height: 40, demos: [entry])
    interface.explorations = explorations
    return interface
  }

  @Test("their questions are answered elsewhere; the page goes on, and opens the demo as soon as it can")
  func elsewhere() throws {
    let explorations = HeldExplorations()
    var interface = interface(explorations)
    interface.pass(milliseconds: 0)
    #expect(explorations.demos.count == 1 && interface.nextTick == Interface.lookInterval)
    interface.press(.enter)
    #expect(interface.context == .start && interface.message?.hasPrefix("every interleaving that this demo") == true)
    explorations.demos[0].answers = DemoAnswers(to: try entry.checked())
    interface.pass(milliseconds: 40)
    #expect(interface.context == .demo && interface.demo?.player.isFinished == false)
    #expect(interface.message == nil)
  }

  @Test("a key takes the wish back")
  func wish() throws {
    let explorations = HeldExplorations()
    var interface = interface(explorations)
    interface.pass(milliseconds: 0)
    interface.press(.enter, .tab)
    explorations.demos[0].answers = DemoAnswers(to: try entry.checked())
    interface.pass(milliseconds: 40)
    #expect(interface.context == .start && interface.nextTick == nil)
    #expect(interface.picture.plainText().contains("0:04"))
  }

  @Test("quitting ends the search")
  func quit() {
    let explorations = HeldExplorations()
    var interface = interface(explorations)
    interface.pass(milliseconds: 0)
    interface.press("q")
    #expect(explorations.demos[0].watch.isCancelled)
  }
}
