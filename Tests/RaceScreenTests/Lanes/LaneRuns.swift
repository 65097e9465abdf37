import RaceMachine
@testable import RaceScreen
import RaceSession
import SeededNumbers

extension Session {
  /// A run of steps at random, with choices, until nobody can go on or `limit` steps were taken.
  static func random(_ choice: KernelChoice, seed: UInt64, limit: Int = 400) throws -> Session {
    let session = try Session(choice)
    var random = SplitMix64(seed: seed)
    while session.position < limit {
      let moves = session.view.moves
      guard !moves.isEmpty else { break }
      // Now and then another CPU, as runs of people go.
      let last = session.lastEvent?.move.cpu
      let same = moves.filter { $0.cpu == last }
      let among = same.isEmpty || random.next() % 5 == 0 ? moves : same
      let move = among[Int(random.next() % UInt64(among.count))]
      switch move.action {
      case .step: session.apply(.step(cpu: move.cpu))
      case .choose(let value): session.apply(.choose(cpu: move.cpu, value: value))
      }
    }
    return session
  }

  /// A run of a schedule.
  static func run(_ scenario: String, _ proposal: String, _ schedule: String) throws -> Session {
    let session = try Moments.start(scenario, proposal)
    _ = session.apply(.run(try Schedule(parsing: schedule)))
    return session
  }
}

extension LanesView {
  func picture(_ width: Int, _ height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    LanesPicture(view: self).draw(in: &canvas)
    return canvas
  }
}
