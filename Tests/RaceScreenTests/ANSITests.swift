@testable import RaceScreen
import Testing

@Suite("The ANSI encoder")
struct ANSITests {
  private func picture(step: Int = 1) -> Canvas {
    var canvas = Canvas(width: 40, height: 4)
    canvas.heading("pages", trailing: StyledText("ref ", .muted) + "6", y: 0)
    canvas.put(StyledText("0x48 ") + .block("\(step)", .changed(by: step)) + .tag(1), x: 1, y: 1)
    canvas.put("日本", x: 20 + step, y: 2, .read(by: 2))
    canvas.put("gone", x: 2, y: 3, step == 1 ? .strong : .cpu(step))
    return canvas
  }

  @Test("changes looks with as few bytes as will do")
  func minimal() {
    var canvas = Canvas(width: 30, height: 1)
    canvas.put(
      StyledText("a", .strong) + StyledText(" b", .cpu(0)) + StyledText(" c", .muted) + " d", x: 0, y: 0)
    #expect(canvas.ansi() == "\u{1B}[1ma \u{1B}[38;5;33mb \u{1B}[0;38;5;244mc \u{1B}[md\n")
    #expect(canvas.ansi(depth: .sixteen) == "\u{1B}[1ma \u{1B}[94mb \u{1B}[0;90mc \u{1B}[md\n")
    #expect(canvas.ansi(depth: .mono) == "\u{1B}[1ma b \u{1B}[0;2mc \u{1B}[md\n")
    #expect(canvas.ansi(depth: .none) == "a b c d\n")
  }

  @Test("says the same as the picture at every depth", arguments: ColorDepth.allCases)
  func roundTrip(depth: ColorDepth) {
    var terminal = LittleTerminal(width: 40, height: 4)
    terminal.feed(picture().ansiUpdate(depth: depth))
    #expect(terminal.cells == LittleTerminal.expected(picture(), depth: depth))
  }

  @Test("sends an update that leads exactly to the new picture", arguments: ColorDepth.allCases)
  func update(depth: ColorDepth) {
    var terminal = LittleTerminal(width: 40, height: 4)
    terminal.feed(picture().ansiUpdate(depth: depth))
    for (old, new) in [(1, 2), (2, 9), (9, 1)] {
      terminal.feed(picture(step: new).ansiUpdate(from: picture(step: old), depth: depth))
      #expect(terminal.cells == LittleTerminal.expected(picture(step: new), depth: depth))
    }
    #expect(picture().ansiUpdate(from: picture(), depth: depth).isEmpty)
  }

  @Test("sends little for a small change")
  func small() {
    var old = Canvas(width: 80, height: 24)
    old.fill(with: "x", .muted)
    var new = old
    new.block("0", x: 40, y: 12, .changed(by: 1))
    #expect(new.ansiUpdate(from: old).utf8.count < 40)
  }
}
