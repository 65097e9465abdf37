import RaceMachine

/// Ways that were left: nothing that a person has stepped through is lost.
extension Session {
  /// More branches than this are not kept; the oldest goes.
  public static let maximumBranches = 32
  /// Nor are branches with more steps than this together.
  static let maximumKeptSteps = 1_000_000

  /// The ways that were left for others, the latest first.
  public var branches: [Branch] {
    keptWays.reversed().compactMap { way in
      let parting = commonLength(with: way.turns)
      guard parting < way.turns.count else { return nil }
      var schedule = Schedule()
      for turn in way.turns[parting...] { schedule.append(turn.move, choosing: turn.choice) }
      return Branch(
        number: way.number, parting: parting, length: way.turns.count, position: way.position, schedule: schedule)
    }
  }

  /// Whether there is a way to go back to.
  public var hasBranches: Bool { keptWays.contains { commonLength(with: $0.turns) < $0.turns.count } }

  /// The moves of the known way.
  var turns: [Turn] { zip(history.events, history.choices).map { Turn(move: $0.move, choice: $1) } }

  /// How many steps the known way and another one have in common from the beginning.
  func commonLength(with turns: [Turn]) -> Int {
    var count = 0
    while count < turns.count, count < length, history.events[count].move == turns[count].move { count += 1 }
    return count
  }

  /// Keeps the known way, which is about to be cut off.
  ///
  /// - Parameter stood: where the session stands when it comes back to it.
  func keepWay(standingAt stood: Int) {
    let turns = turns
    // What another branch contains is no branch of its own.
    if let index = keptWays.firstIndex(where: { $0.turns.starts(with: turns) }) {
      keptWays.append(keptWays.remove(at: index))
      return
    }
    keptWays.removeAll { turns.starts(with: $0.turns) }
    waysKept += 1
    keptWays.append(KeptWay(number: waysKept, turns: turns, position: stood))
    var total = keptWays.reduce(0) { $0 + $1.turns.count }
    while keptWays.count > Self.maximumBranches || total > Self.maximumKeptSteps, keptWays.count > 1 {
      total -= keptWays.removeFirst().turns.count
    }
  }

  func goTo(branch number: Int) -> Response {
    guard let way = keptWays.first(where: { $0.number == number }) else {
      return .refused("there is no branch \(number)")
    }
    if commonLength(with: way.turns) == way.turns.count { return .nothing("branch \(number) is the way that is known") }
    if let reason = take(way.turns, standingAt: way.position) {
      return .refused("branch \(number) does not fit here: \(reason)")
    }
    return .moved("branch \(number), step \(position) of \(length)")
  }

  func remove(branch number: Int) -> Response {
    guard let index = keptWays.firstIndex(where: { $0.number == number }) else {
      return .refused("there is no branch \(number)")
    }
    keptWays.remove(at: index)
    return .noted("branch \(number) is forgotten")
  }

  /// Makes another way the known one, and keeps this one as a branch. Says why that cannot be, if it cannot.
  func take(_ turns: [Turn], standingAt target: Int) -> String? {
    let (stood, parting, count) = (position, commonLength(with: turns), waysKept)
    let refusal = allOrNothing(from: parting) {
      go(to: parting)
      for turn in turns[parting...] {
        do throws(StepRefusal) { try advance(turn.move, choosing: turn.choice) } catch {
          return "step \(position + 1): \(error.reason)"
        }
      }
      return nil
    }
    if let refusal { return refusal }
    switchedAt = parting
    if stood > parting, waysKept > count, let last = keptWays.indices.last { keptWays[last].position = stood }
    keptWays.removeAll { turns.starts(with: $0.turns) }
    go(to: target)
    seenPosition = position
    return nil
  }
}
