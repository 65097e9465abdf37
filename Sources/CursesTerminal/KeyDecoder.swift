import CNcurses
import RaceScreen

/// One thing that ncurses read.
enum RawInput: Hashable {
  /// A character, by its code point.
  case scalar(UInt32)
  /// A key that terminfo knows, by ncurses' number.
  case code(Int32)
  /// The mouse, with ncurses' bits for what the buttons did.
  case mouse(buttons: mmask_t, x: Int, y: Int)
}

/// Turns what ncurses read at one time into events. Pure.
enum KeyDecoder {
  /// The events of all that came with one read, in order.
  static func decode(_ batch: [RawInput]) -> [InputEvent] {
    var events: [InputEvent] = []
    var rest = batch[...]
    while let first = rest.popFirst() {
      switch first {
      case .scalar(0x1B):
        if let sequence = ControlSequence(rest) {
          rest = rest.dropFirst(sequence.length)
          if let key = sequence.key { events.append(.key(key)) }
        } else {
          events.append(.key(.escape))
        }
      case .scalar(let value):
        if let key = key(scalar: value) { events.append(.key(key)) }
      case .code(let code):
        if let key = key(code: code) { events.append(.key(key)) }
      case .mouse(let buttons, let x, let y):
        if let action = action(buttons) { events.append(.mouse(MouseEvent(action, at: Position(x, y)))) }
      }
    }
    return events
  }

  private static func key(scalar value: UInt32) -> Key? {
    switch value {
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x08, 0x7F: return .backspace
    case 0...0x1F:
      // Ctrl clears the upper bits: Ctrl-A is 1, Ctrl-@ is 0, Ctrl-_ is 31.
      let letter = Character(Unicode.Scalar(UInt8(value) + 0x40))
      return .ctrl(letter.isLetter ? Character(letter.lowercased()) : letter)
    case 0x80...0x9F: return nil
    default: return Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }

  private static func key(code: Int32) -> Key? {
    switch code {
    case KEY_UP: return .up
    case KEY_DOWN: return .down
    case KEY_LEFT: return .left
    case KEY_RIGHT: return .right
    case KEY_HOME, KEY_FIND: return .home
    case KEY_END, KEY_SELECT: return .end
    case KEY_PPAGE: return .pageUp
    case KEY_NPAGE: return .pageDown
    case KEY_ENTER: return .enter
    case KEY_BTAB: return .backTab
    case KEY_BACKSPACE: return .backspace
    case KEY_DC: return .delete
    case KEY_IC: return .insert
    default:
      let number = Int(code - curses_key_f0())
      return (1...63).contains(number) ? .function(number) : nil
    }
  }

  private static func action(_ buttons: mmask_t) -> MouseEvent.Action? {
    if buttons & curses_pressed(4) != 0 { return .wheelUp }
    if buttons & curses_pressed(5) != 0 { return .wheelDown }
    for (number, button) in [(Int32(1), MouseEvent.Button.left), (2, .middle), (3, .right)] {
      if buttons & curses_pressed(number) != 0 { return .press(button) }
      if buttons & curses_released(number) != 0 { return .release(button) }
    }
    return nil
  }
}
