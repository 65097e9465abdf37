import DemoScript
import PageCacheModel
@testable import RaceScreen
import RaceSession
import Testing

@Suite("A run of a script's own scenario, taken over")
struct OwnScenarioTests {
  private static let script = """
    scenario "a reader and an exit"
    page 0x48 huge in swap 0:8
    cpu 0 lookup swap 0:10
    cpu 1 exit page 0x48
    say "Look."
    """

  private func takenOver() throws -> Interface {
    let entry = DemoEntry(name: "own", source: DemoSource(name: "own.demo", text: Self.script))
    var interface = Interface(width: 120, height: 40, demo: try ReadyDemo(entry))
    interface.explorations = InstantExplorations()
    interface.press(.right, .enter)
    return interface
  }

  @Test("is explored, and its counterexample is shown")
  func explores() throws {
    var interface = try takenOver()
    interface.press("e")
    #expect(interface.message?.hasPrefix("Broken: ") == true)
    interface.press("x")
    #expect(interface.run?.session.verdict.violations.isEmpty == false)
    interface.press("w")
    let text = interface.picture.plainText()
    #expect(text.contains("why a reader and an exit under page-index breaks") && text.contains("schedule 1*25 0*12"))
  }

  @Test("has its one parameter, and runs under other proposals")
  func changes() throws {
    var interface = try takenOver()
    let session = try #require(interface.run?.session)
    interface.press("0", "0", "o")
    #expect(interface.picture.plainText().contains("debug-vm"))
    interface.press(.escape)
    session.apply(.proposal("mask"))
    #expect(session.position == 2 && session.kernelModel?.scenario.sketch?.pages.count == 1)
    interface.press("e")
    #expect(interface.message?.hasPrefix("Safe: ") == true)
    session.apply(.set(name: "debug-vm", value: "off"))
    #expect(session.kernelModel?.title == "a reader and an exit under mask" && session.position == 0)
  }
}
