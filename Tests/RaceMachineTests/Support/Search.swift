import RaceMachine
import SeededNumbers

/// Visits every state that `machine` can reach from where it stands, once each; the machine ends where it began.
///
/// Returns how many states there are.
@discardableResult
func visitAll(_ machine: Machine, _ visit: (Machine) throws -> Void) rethrows -> Int {
  var seen: Set<Fingerprint> = []
  func descend() throws {
    guard seen.insert(machine.fingerprint).inserted else { return }
    try visit(machine)
    for move in machine.view.moves {
      machine.advance(move)
      try descend()
      machine.stepBack()
    }
  }
  try descend()
  return seen.count
}

/// Visits every state in which nobody can go on any more.
func visitEnds(_ machine: Machine, _ visit: (Machine) throws -> Void) rethrows {
  try visitAll(machine) { if $0.view.moves.isEmpty { try visit($0) } }
}

/// Runs until nobody can go on, or for `limit` steps, each chosen at random. Returns what happened.
func runAtRandom(_ machine: Machine, seed: UInt64, limit: Int = 200) throws -> [StepEvent] {
  var random = SplitMix64(seed: seed)
  var events: [StepEvent] = []
  while events.count < limit, let move = machine.view.moves.randomElement(using: &random) {
    events.append(try machine.step(move))
  }
  return events
}
