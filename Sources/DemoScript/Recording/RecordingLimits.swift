/// What a line of a recording uses up.
struct RecordingCost {
  /// Steps, back and forth.
  var steps = 0
  /// Models that must be made.
  var models = 0
  /// Questions about every interleaving.
  var questions = 0
}

/// How much of what a script may have a recording has used up.
struct RecordingLimits {
  private var used = RecordingCost()

  /// Nothing is used.
  init() {}

  /// What `player`, at the end of its script, has used.
  init(_ player: DemoPlayer) {
    used.steps = player.stepsMoved
    for statement in player.demo.statements {
      switch statement.kind {
      case .open, .proposal: used.models += 1
      case .explore, .counterexample: used.questions += 1
      default: continue
      }
    }
  }

  /// Whether an act has begun.
  var hasAct: Bool { used.models > 0 }
  /// Whether another question may be asked.
  var hasRoomForQuestion: Bool { used.questions < Checker.maximumQuestions }

  mutating func use(_ cost: RecordingCost) {
    used.steps += cost.steps
    used.models += cost.models
    used.questions += cost.questions
  }

  /// Why a script that has used so much, and is so long, would not play; nil if it does.
  func complaint(aboutBytes count: Int) -> String? {
    if used.steps > DemoPlayer.maximumSteps { return "a script moves at most \(DemoPlayer.maximumSteps) steps in all" }
    if used.models > Checker.maximumModels {
      return "a script has at most \(Checker.maximumModels) scenarios and changes of the proposal"
    }
    return count > DemoSource.maximumSize ? "a script has at most \(DemoSource.maximumSize) bytes" : nil
  }
}
