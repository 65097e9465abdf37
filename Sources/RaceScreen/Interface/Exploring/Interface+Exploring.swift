import RaceExplorer
import RaceSession

extension Interface {
  /// How often a check is asked how far it is, in milliseconds.
  static let lookInterval = 40

  /// Whether a check is under way whose answer is waited for.
  var waitsForAnswer: Bool { context == .run && run?.check != nil || matrix?.isRunning == true }

  /// What is known about the pair of the run.
  var runAnswer: Answer? { run?.question.flatMap { answers[$0] } }

  /// Does what a key asks about all interleavings of the run's pair.
  mutating func performExploring(_ command: Command) {
    switch command {
    case .explore:
      if let check = run?.check {
        check.exploration.watch.cancel()
      } else if let answer = runAnswer, answer.isFinal {
        tell(answer)
      } else {
        beginCheck(wantsExample: false)
      }
    case .counterexample:
      if run?.challenge != nil, let answer = runAnswer, answer.isFinal {
        showBest(of: answer)
      } else if let answer = runAnswer, answer.isFinal {
        showExample(of: answer)
      } else if run?.check != nil {
        run?.check?.wantsExample = true
      } else {
        beginCheck(wantsExample: true)
      }
    default:
      message = run?.showOwnRun()
      judgeChallenge()
      if let count = run?.session.cpuCount { run?.focus.adapt(cpuCount: count) }
      dropForeignCheck()
    }
  }

  mutating func beginCheck(wantsExample: Bool, wantsAdversary: Bool = false) {
    guard let question = run?.question, let exploration = explorations?.begin(question, in: .run) else { return }
    run?.check = PendingCheck(
      question: question, exploration: exploration, wantsExample: wantsExample, wantsAdversary: wantsAdversary)
    takeAnswers()
  }

  mutating func showExample(of answer: Answer) {
    guard let question = run?.question else { return }
    recording?.recorder.beginCounterexample()
    message = run?.showExample(of: answer, to: question)
    recording?.recorder.endCounterexample(run?.wish(for: answer))
  }

  /// Takes the answers that have come by now.
  mutating func takeAnswers() {
    if context == .run, let check = run?.check, let answer = check.exploration.answer {
      run?.check = nil
      learn(answer, to: check.question)
      if run?.challenge != nil {
        learnInChallenge(answer, wantsExample: check.wantsExample)
      } else if check.wantsExample, !answer.examples.isEmpty {
        showExample(of: answer)
      } else if check.wantsAdversary, !answer.examples.isEmpty {
        beginAdversary(answer)
      } else {
        tell(answer)
      }
    }
    advanceMatrix()
  }

  /// Says what came out.
  private mutating func tell(_ answer: Answer) {
    message = VerdictWords(answer: answer).text
    if let report = answer.report { recording?.recorder.explored(report) }
  }

  /// Keeps an answer, unless a better one is there.
  mutating func learn(_ answer: Answer, to question: Question) {
    if answers[question]?.isFinal == true, !answer.isFinal { return }
    answers[question] = answer
  }

  /// Ends a check that speaks of another pair than the run that is open.
  mutating func dropForeignCheck() {
    guard let check = run?.check, check.question != run?.question else { return }
    run?.dropCheck()
    message = message ?? "the exploration of the pair before was stopped"
  }

  /// Ends all checks; nobody waits for what they know.
  mutating func stopExploring() {
    run?.dropCheck()
    matrix?.stop()
    stopExploringDemos()
  }

  /// Why one of these commands cannot act; nil if it can.
  func obstacleToExploring(_ command: Command) -> String? {
    guard let run else { return explorations == nil ? Self.noExplorations : nil }
    if command == .ownRun {
      return run.kept.isEmpty ? "no run of yours was put aside; x does that when it shows a counterexample" : nil
    }
    guard explorations != nil else { return Self.noExplorations }
    guard run.question != nil else { return "only scenarios of the kernel are explored from here" }
    guard command == .counterexample, let answer = runAnswer, answer.isFinal, answer.examples.isEmpty else {
      return nil
    }
    switch answer.report?.judgement {
    case .safe: return "no interleaving breaks a promise here: there is no counterexample"
    case .broken: return "no run to the violation is known; the search ended too early"
    case .unknown: return "no violation was found, though not all interleavings were seen; e says more"
    case nil: return answer.sentences.first
    }
  }

  static let noExplorations = "nothing is explored from here; the command 'pagerace check' does"
}
