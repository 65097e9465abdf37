import CursesTerminal
import Foundation
import RaceScreen

/// The program while its screen is open: show, wait, update, and so on.
enum ScreenLoop {
  /// Opens the terminal, runs the interface that `make` makes for its size until it is left, and restores the terminal.
  ///
  /// - Parameters:
  ///   - instead: what to do where there is no terminal, to be added to the refusal.
  ///   - make: makes the interface for a size.
  ///   - settle: is called after everything that may have changed the interface, before it is shown.
  /// - Returns: the interface as it was left.
  @discardableResult
  static func run(
    _ options: ScreenOptions, instead: String, _ make: (_ width: Int, _ height: Int) throws -> Interface,
    settle: (inout Interface) -> Void = { _ in }
  ) throws -> Interface {
    let options = try options.terminalOptions()
    let terminal: Terminal
    do { terminal = try Terminal(options) } catch {
      switch error {
      case .notATerminal: throw Failure.wrongInput("\(error.description)\n\(instead)")
      default: throw Failure.wrongInput(error.description)
      }
    }
    defer { terminal.close() }
    var interface = try make(terminal.width, terminal.height)
    interface.explorations = BackgroundExplorations()
    interface.costs = BackgroundCosts()
    var last = now()
    while true {
      settle(&interface)
      terminal.show(picture(interface))
      let event = terminal.nextEvent(timeout: interface.nextTick)
      let time = now()
      interface.pass(milliseconds: time - last)
      last = time
      guard let event else { continue }
      for effect in interface.update(event) {
        switch effect {
        case .quit:
          settle(&interface)
          return interface
        case .repaint: terminal.repaint()
        }
      }
    }
  }

  private static func picture(_ interface: Interface) -> Canvas {
    var canvas = Canvas(width: interface.width, height: interface.height)
    interface.draw(into: &canvas)
    return canvas
  }

  /// Milliseconds of a clock that never jumps.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
