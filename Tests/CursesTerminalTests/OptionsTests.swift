@testable import CursesTerminal
import RaceScreen
import Testing

@Suite("The options")
struct OptionsTests {
  @Test("leave out colour for NO_COLOR and on request, but not bold and underline")
  func noColor() {
    let usual = TerminalOptions()
    #expect(usual.depth(of: .indexed256, noColor: false) == .indexed256)
    #expect(usual.depth(of: .indexed256, noColor: true) == .mono)
    #expect(TerminalOptions(color: .always).depth(of: .eight, noColor: true) == .eight)
    #expect(TerminalOptions(color: .never).depth(of: .sixteen, noColor: false) == .mono)
  }

  @Test("leave out attributes where the terminal has none, or ASCII without colour is asked for")
  func noAttributes() {
    #expect(TerminalOptions(color: .never).depth(of: .none, noColor: true) == .none)
    #expect(TerminalOptions(color: .never, ascii: true).depth(of: .indexed256, noColor: false) == .none)
    #expect(TerminalOptions(ascii: true).depth(of: .indexed256, noColor: false) == .indexed256)
  }

  @Test("of a terminal's capabilities lose their delays")
  func padding() {
    #expect(Terminfo.withoutPadding("\u{1B}[H$<5>\u{1B}[J$<50/>$") == Array("\u{1B}[H\u{1B}[J$".utf8))
  }

  @Test("errors say what is wrong in a sentence")
  func errors() {
    #expect(throws: TerminalError.noTerminalType) { try Terminfo.check(type: nil, descriptor: 1) }
    #expect(throws: TerminalError.noTerminalType) { try Terminfo.check(type: "", descriptor: 1) }
    #expect(
      "\(TerminalError.notATerminal(.output))" == "standard output is not a terminal; the screen needs one")
    #expect("\(TerminalError.unknownTerminalType("hurray"))".contains("'hurray' (TERM) is unknown"))
  }
}
