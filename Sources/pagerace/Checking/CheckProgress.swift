import PageRaceEngine

/// What the progress line says about a check. Asked by one thread at a time.
final class CheckProgress: @unchecked Sendable {
  private let run: CheckRun
  private var phase: (number: Int, phase: SearchWatch.Phase, since: ContinuousClock.Instant)?

  /// The progress of `run`.
  init(_ run: CheckRun) { self.run = run }

  /// How far it is; nil between two pairs.
  func text() -> String? {
    guard let turn = run.longestTurn else { return nil }
    let now = ContinuousClock.now
    let current = turn.watch.phase
    if phase?.number != turn.number || phase?.phase != current { phase = (turn.number, current, now) }
    var text = run.pairCount > 1 ? "\(run.finishedCount) of \(run.pairCount) pairs, " : ""
    text += "\(turn.title): \(Self.words(current))"
    let states = turn.watch.states
    if states > 0 { text += ", \(Figures.grouped(states)) states" }
    if let since = phase?.since, case let seconds = (now - since) / .seconds(1), seconds > 0.1, states > 0 {
      text += ", \(Figures.grouped(Int(Double(states) / seconds)))/s"
    }
    return text
  }

  private static func words(_ phase: SearchWatch.Phase) -> String {
    switch phase {
    case .searching: "searching"
    case .loops: "looking for loops"
    case .counterexamples: "looking for the shortest runs"
    case .numbers: "counting schedules"
    case .done: "done"
    }
  }
}
