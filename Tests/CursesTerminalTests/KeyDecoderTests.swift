import CNcurses
@testable import CursesTerminal
import RaceScreen
import Testing

@Suite("Keys")
struct KeyDecoderTests {
  private func typed(_ text: String) -> [InputEvent] {
    KeyDecoder.decode(text.unicodeScalars.map { .scalar($0.value) })
  }

  @Test(
    "are named as people name them",
    arguments: [
      ("a", Key.character("a")), ("Q", .character("Q")), (" ", .character(" ")), ("é", .character("é")),
      ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{08}", .backspace),
      ("\u{01}", .ctrl("a")), ("\u{1A}", .ctrl("z")), ("\u{00}", .ctrl("@")), ("\u{1F}", .ctrl("_")),
      ("\u{1B}", .escape),
    ])
  func characters(text: String, key: Key) {
    #expect(typed(text) == [.key(key)])
  }

  @Test(
    "of a terminal's own are told apart",
    arguments: [
      (KEY_UP, Key.up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right), (KEY_HOME, .home),
      (KEY_END, .end), (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_BTAB, .backTab), (KEY_DC, .delete),
      (KEY_BACKSPACE, .backspace), (KEY_ENTER, .enter), (curses_key_f0() + 1, .function(1)),
      (curses_key_f0() + 12, .function(12)),
    ])
  func codes(code: Int32, key: Key) {
    #expect(KeyDecoder.decode([.code(code)]) == [.key(key)])
  }

  @Test("after Escape within one read are Escape and that key")
  func escapeThenKey() {
    #expect(typed("\u{1B}x") == [.key(.escape), .key(.character("x"))])
    #expect(typed("\u{1B}[") == [.key(.escape), .key(.character("["))])
    #expect(typed("\u{1B}[x") == [.key(.escape), .key(.character("[")), .key(.character("x"))])
    #expect(typed("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(typed("\u{1B}:q") == [.key(.escape), .key(.character(":")), .key(.character("q"))])
  }

  @Test("of a sequence that terminfo does not list never do something else")
  func sequences() {
    #expect(typed("\u{1B}[27;5;9~") == [])
    #expect(typed("\u{1B}[200~ok") == [.key(.character("o")), .key(.character("k"))])
    #expect(typed("\u{1B}[?1;2c") == [])
    #expect(typed("\u{1B}[A\u{1B}[1;5C\u{1B}[6~") == [.key(.up), .key(.right), .key(.pageDown)])
    #expect(typed("\u{9B}") == [])
    #expect(KeyDecoder.decode([.code(9_999)]) == [])
  }

  @Test("stand in order with the mouse")
  func mouse() {
    let batch: [RawInput] = [
      .scalar(0x6A), .mouse(buttons: curses_pressed(1), x: 4, y: 2),
      .mouse(buttons: curses_released(1), x: 5, y: 2), .mouse(buttons: curses_pressed(5), x: 0, y: 0),
      .mouse(buttons: 0, x: 1, y: 1),
    ]
    #expect(
      KeyDecoder.decode(batch) == [
        .key(.character("j")), .mouse(MouseEvent(.press(.left), at: Position(4, 2))),
        .mouse(MouseEvent(.release(.left), at: Position(5, 2))),
        .mouse(MouseEvent(.wheelDown, at: Position(0, 0))),
      ])
  }
}
