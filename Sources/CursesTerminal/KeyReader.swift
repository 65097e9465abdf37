import CNcurses
import Glibc
import RaceScreen

/// Reads keys and the mouse through ncurses without ever waiting in it, save the short time that tells Escape
/// from the start of a function key.
final class KeyReader {
  /// What a wait ended with.
  enum Waited {
    case somethingToRead
    case interrupted
    case timeout
    case closed
  }

  private let input: Int32
  // Reading from a pad, because reading from a window shows it first.
  private let pad: UnsafeMutablePointer<WINDOW>?

  init(input: Int32, mouse: Bool) {
    self.input = input
    pad = newpad(1, 1)
    keypad(pad, true)
    nodelay(pad, true)
    guard mouse else { return }
    // Presses at once: without an interval ncurses does not wait for a click to complete.
    mouseinterval(0)
    var mask: mmask_t = 0
    for button: Int32 in 1...3 { mask |= curses_pressed(button) | curses_released(button) }
    mousemask(mask | curses_pressed(4) | curses_pressed(5), nil)
  }

  /// All that has come in by now.
  func read() -> [InputEvent] {
    var batch: [RawInput] = []
    while batch.count < 1_000 {
      var value: wint_t = 0
      switch wget_wch(pad, &value) {
      case OK: batch.append(.scalar(value))
      case KEY_CODE_YES where Int32(bitPattern: value) == KEY_MOUSE: batch += mouseItems()
      case KEY_CODE_YES: batch.append(.code(Int32(bitPattern: value)))
      default: return KeyDecoder.decode(batch)
      }
    }
    return KeyDecoder.decode(batch)
  }

  /// One KEY_MOUSE stands for all reports that came together, and ncurses hands out the latest first.
  private func mouseItems() -> [RawInput] {
    var items: [RawInput] = []
    var event = MEVENT()
    while items.count < 16, getmouse(&event) == OK {
      items.append(.mouse(buttons: event.bstate, x: Int(event.x), y: Int(event.y)))
    }
    return items.reversed()
  }

  /// Waits until there is something to read, a byte in the pipe `wake`, or the time is over.
  func wait(orFor wake: Int32, milliseconds: Int?) -> Waited {
    var descriptors = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let time = milliseconds.map { Int32(clamping: $0) } ?? -1
    let ready = poll(&descriptors, 2, time)
    if ready == 0 { return .timeout }
    let happened = Int32(descriptors[0].revents)
    if ready < 0 || happened == 0 { return .interrupted }
    var waiting: Int32 = 0
    // Readable with nothing to read is how the end of the input looks.
    let isEmpty = ioctl(input, UInt(FIONREAD), &waiting) != 0 || waiting == 0
    return isEmpty || happened & POLLIN == 0 ? .closed : .somethingToRead
  }

  func close() { delwin(pad) }
}
