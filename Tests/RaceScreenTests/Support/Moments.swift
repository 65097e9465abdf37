import PageCacheModel
import RaceMachine
import RaceScreen
import RaceSession
import Testing

/// Sessions at moments that everybody who knows the story can find again.
enum Moments {
  /// The beginning of a scenario.
  static func start(
    _ scenario: String = "swap-delete-thp", _ proposal: String = "page-index", _ settings: [KernelChoice.Setting] = []
  ) throws -> Session {
    try Session(KernelChoice(scenario: scenario, proposal: proposal, settings: settings))
  }

  /// The flag was read as set, private as 0: the upper check has fired.
  static func firstWindow(
    _ scenario: String = "swap-delete-thp", _ settings: [KernelChoice.Setting] = []
  ) throws -> Session {
    let session = try start(scenario, "page-index", settings)
    try session.step(0, until: "PageSwapCache(page) ?")
    try session.step(1, until: "set_page_private")
    try session.stepUntilBroken(0)
    return session
  }

  /// The flag was read as clear, so index was taken: the lower check has fired.
  static func secondWindow(_ scenario: String = "swap-delete-thp") throws -> Session {
    let session = try start(scenario)
    try session.step(0, until: "xas_reload:return slots[offset]")
    try session.step(1, until: "ClearPageSwapCache(page)")
    try session.stepUntilBroken(0)
    return session
  }

  /// CPU 1 waits for a lock that CPU 0 holds.
  static func blocked() throws -> Session {
    let session = try start("oops-2019-03-29", "page-index", [.init("readers", "2")])
    #expect(session.apply(.steps(cpu: 0, count: 2)).isDone)
    return session
  }

  /// A huge page of 512 pages, a third of it deleted; the reader has just been stopped.
  static func hugePage() throws -> Session {
    let session = try start("swap-delete-thp", "page-index", [.init("geometry", "kernel")])
    try session.step(0, until: "PageSwapCache(page) ?")
    try session.step(1, until: "set_page_private#150")
    try session.stepUntilBroken(0)
    return session
  }
}

extension Session {
  /// Steps of `cpu` until `place` has just run.
  func step(_ cpu: Int, until place: String) throws {
    let response = apply(.stepUntil(cpu: cpu, try ProgramPlace(parsing: place)))
    try #require(response.isDone, "\(response)")
  }

  /// Steps of `cpu` until a check fires; only these count as new.
  func stepUntilBroken(_ cpu: Int) throws {
    markSeen()
    while !verdict.isBroken {
      let response = apply(.step(cpu: cpu))
      try #require(response.isDone, "\(response)")
    }
  }
}

extension MainScreen {
  /// A picture of a session.
  static func picture(
    _ session: Session, _ width: Int, _ height: Int, _ options: MainScreenOptions = MainScreenOptions()
  ) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    MainScreen(session: session, options: options).draw(in: &canvas)
    return canvas
  }
}

extension MainScreenOptions {
  /// The options of an ordinary moment, with the hints that a loop would give.
  static var usual: MainScreenOptions {
    var options = MainScreenOptions()
    options.hints = [
      FooterHint("← →", "back, on"), FooterHint("0", "step CPU 0"), FooterHint("1", "step CPU 1"),
      FooterHint("c", "counterexample"), FooterHint("e", "explore", isEnabled: false), FooterHint("q", "quit"),
    ]
    return options
  }
}
