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
    let configuration = ConfigurationFile()
    let preferences = try options.applied(to: configuration.preferences)
    let terminal: Terminal
    do { terminal = try Terminal(TerminalOptions(preferences)) } catch {
      switch error {
      case .notATerminal: throw Failure.wrongInput("\(error.description)\n\(instead)")
      default: throw Failure.wrongInput(error.description)
      }
    }
    defer {
      terminal.close()
      configuration.tellProblems()
    }
    var interface = try make(terminal.width, terminal.height)
    interface.adopt(preferences, problems: configuration.problems)
    interface.explorations = BackgroundExplorations()
    interface.costs = BackgroundCosts()
    var last = now()
    var reported: Interface.PlaceMark??
    var memory = RunMemory()
    while true {
      settle(&interface)
      if reported != .some(interface.placeMark) {
        reported = interface.placeMark
        terminal.prepareReport(DefectReport.text(place: interface.place))
      }
      terminal.show(picture(interface))
      memory.look(at: interface, now: last)
      let wait = [interface.nextTick, memory.wait(now: last)].compactMap { $0 }.min()
      let event = terminal.nextEvent(timeout: wait)
      let time = now()
      interface.pass(milliseconds: time - last)
      last = time
      guard let event else { continue }
      for effect in interface.update(event) {
        switch effect {
        case .quit:
          settle(&interface)
          memory.save(interface)
          return interface
        case .repaint: terminal.repaint()
        case .theme(let theme): terminal.adopt(theme)
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
