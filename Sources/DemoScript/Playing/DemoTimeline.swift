/// When what happens in a script, on the virtual clock. Made by playing it once, at once.
public struct DemoTimeline: Sendable {
  /// For each statement when it begins, in milliseconds.
  public let statements: [Int]
  /// For each chapter when it begins, in milliseconds.
  public let chapters: [Int]
  /// How the script comes out, and how long it lasts. If it fails, everything after the failure begins at its end.
  public let outcome: DemoOutcome

  /// The timeline of `demo`, with the right answers.
  public init(_ demo: PlayableDemo, answers: DemoAnswers = DemoAnswers()) {
    let player = DemoPlayer(demo, answers: answers)
    var starts: [Int] = []
    repeat {
      if player.isBetweenStatements, starts.count == player.next { starts.append(player.elapsed) }
    } while player.advance() != nil
    while starts.count < demo.statements.count { starts.append(player.elapsed) }
    statements = Array(starts.prefix(demo.statements.count))
    chapters = demo.chapters.map { [statements] in statements[$0.statement] }
    outcome = DemoOutcome(failure: player.failure, claims: player.claimCount, milliseconds: player.elapsed)
  }
}
