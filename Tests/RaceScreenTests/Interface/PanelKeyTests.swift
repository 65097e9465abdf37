import PageCacheModel
import RaceSession
import Testing

@testable import RaceScreen

@Suite("Keys of a panel")
struct PanelKeyTests {
  private func thp(_ width: Int = 80, _ height: Int = 24) throws -> Interface {
    Interface(width: width, height: height, session: try Session(KernelChoice(scenario: "swap-delete-thp")))
  }

  @Test("T lists the whole tree, which scrolls to its end and no further; T again shows the picture")
  func wholeTree() throws {
    var interface = try thp()
    let picture = interface.picture.plainText()
    #expect(!picture.contains("3 of 4") && !interface.lastLine.contains("whole tree"))
    interface.press("T")
    #expect(interface.run?.focus.panel == .tree)
    #expect(interface.picture.plainText().contains("node 2  shift 0  8..11  4 of 4"))
    #expect(interface.lastLine.hasPrefix(" Tab panel  ↑ ↓ scroll  T picture  Esc back"))
    for _ in 0..<20 { interface.press(.up) }
    #expect(interface.picture.plainText().contains("node 1  shift 2  0..15  1 of 4"))
    #expect(interface.message == "there is no more of this panel above")
    let top = interface.picture
    interface.press(.down)
    #expect(interface.picture != top && interface.message == nil, "what was too much is not to be undone first")
    interface.press("T")
    #expect(interface.run?.focus.panel == nil)
    interface.message = nil
    #expect(interface.picture.plainText() == picture)
  }

  @Test("the wheel scrolls the panel that has the focus, and goes through the run elsewhere")
  func wheel() throws {
    var interface = try thp()
    let session = try #require(interface.run?.session)
    interface.press("1", "1", "T")
    for _ in 0..<20 { interface.press(.down) }
    let before = interface.picture
    let row = try #require((0..<24).first { before.line($0).hasPrefix(" i_pages") })
    _ = interface.update(.mouse(MouseEvent(.wheelUp, at: Position(5, row + 2))))
    #expect(session.position == 2 && interface.picture != before)
    _ = interface.update(.mouse(MouseEvent(.wheelUp, at: Position(60, row + 2))))
    #expect(session.position == 1)
  }

  @Test("a panel with the focus has its keys first in the footer")
  func footer() throws {
    var interface = try thp()
    interface.press(.tab)
    #expect(interface.lastLine.hasPrefix(" Tab panel  ↑ ↓ scroll  Esc back  0 1 step CPU"))
    interface.press(.escape)
    #expect(interface.lastLine.hasPrefix(" 0 1 step CPU"))
  }

  @Test("the help of a run has headings, each key under one of them")
  func help() {
    let lines = HelpPage(.run).lines(width: 300)
    let headings = lines.compactMap(\.heading)
    #expect(
      headings == KeyGroup.allCases.map(\.title) + ["always", "how to read the screen"])
    let keys = lines.filter { !$0.lead.isEmpty }.count
    #expect(keys >= Keymap.bindings(.run).count)
    let always = Keymap.bindings(.run).filter { $0.group == nil }.map(\.label)
    #expect(always == [":", "Esc", "?", "q", "Ctrl-L"])
    #expect(HelpPage(.matrix).lines(width: 300).first?.heading == nil)
  }

  @Test("taking what is so already changes nothing", arguments: ["p", "s"])
  func asBefore(_ key: Key) throws {
    let choice = KernelChoice(scenario: "fault-thp", settings: [.init("deleter", "on")])
    var interface = Interface(width: 80, height: 24, session: try Session(choice))
    interface.press("0", "0", key, .enter)
    let session = try #require(interface.run?.session)
    #expect(interface.context == .run && session.position == 2 && session.kernel == choice)
  }

  @Test("the way back is in the footer of every page over a run", arguments: ["L", "v", "i", "B", "p"])
  func wayBack(_ key: Key) throws {
    var interface = try thp()
    interface.press("1", "1", "1", "b", key)
    #expect(interface.context != .run && interface.lastLine.contains("Esc back"))
  }
}
