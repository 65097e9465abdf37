import RaceSession

extension Interface {
  /// Lays the list of challenges over what is open.
  mutating func openChallenges() {
    run?.pause()
    let current = run?.question?.choice
    let number = current.flatMap(ChallengeLevel.number)
    // Who has broken one wants the next.
    let next = number.map { run?.challenge?.failure == nil ? $0 : $0 + 1 } ?? 0
    lay(PickList.challenges(current: current, next: next, bests: challengeBests))
  }

  /// Begins a challenge from the beginning of its run, and has the best possible sought meanwhile.
  mutating func beginChallenge(_ choice: KernelChoice) {
    let session: Session
    do { session = try Session(choice) } catch {
      message = error.description
      return
    }
    run?.pause()
    run?.dropCheck()
    let beneath = run.map { $0.challenge?.beneath ?? [$0] } ?? []
    var page = RunPage(session)
    page.challenge = Challenge(beneath: beneath)
    run = page
    if let answer = runAnswer, answer.isFinal {
      message = answer.report?.judgement == .safe ? Self.unbreakable : Self.task
    } else {
      message = Self.task
      if explorations != nil { beginCheck(wantsExample: false) }
    }
  }

  private static let task =
    "Digits step CPUs, \(Glyphs.left) goes back: let it break with as few switches as you can."
  private static let unbreakable =
    "No schedule breaks this: every interleaving was explored. ! offers pairs that break."

  /// Looks at the run of the challenge after it has moved.
  mutating func judgeChallenge() {
    guard let page = run, run?.challenge?.judge(page) == true, let failure = run?.challenge?.failure else { return }
    let (score, violation) = (failure.score, failure.violation)
    if let pair = page.question?.choice { challengeBests[pair] = min(score, challengeBests[pair] ?? score) }
    let check = [HeaderPanel.name(of: violation), violation.detail].filter { !$0.isEmpty }.joined(separator: " ")
    message = "Broken with \(score.words): \(check). \(comparison(score))"
  }

  private func comparison(_ score: ChallengeScore) -> String {
    guard let possible = runAnswer?.bestScore else { return "r tries again, ! takes another pair." }
    if score <= possible { return "Nobody does better. ! takes the next pair." }
    return "Possible: \(possible.words). x shows how, r tries again."
  }

  /// Shows the best possible run; if it is not known yet, as soon as it is.
  mutating func showBest(of answer: Answer) {
    guard let question = run?.question, let best = answer.bestExample else { return }
    let words = run?.showExample(of: answer, to: question, number: best)
    guard run?.showsExample == true else { return message = words }
    judgeChallenge()
    let way = run?.kept.isEmpty == false ? "u returns to your run, r tries again." : "r tries again."
    message = "The best possible: \(ChallengeScore(answer.examples[best]).words). \(way)"
  }

  /// Leaves the challenge for the run or the page over which it was opened.
  mutating func leaveChallenge() {
    run?.dropCheck()
    run = run?.challenge?.beneath.last
    followRun()
  }

  /// Takes what the explorer has found out about the pair of a challenge: without a word, unless nothing breaks.
  mutating func learnInChallenge(_ answer: Answer, wantsExample: Bool) {
    if wantsExample { return showBest(of: answer) }
    if answer.report?.judgement == .safe { message = Self.unbreakable }
  }

  /// The row on how the challenge stands.
  func challengeLine(_ challenge: Challenge, _ run: RunPage) -> ChallengeLine {
    let pair = run.question?.choice
    return ChallengeLine(
      level: pair.flatMap(ChallengeLevel.number), score: ChallengeScore(run.session, upTo: run.session.position),
      failure: challenge.failure, isShown: run.showsExample, isOver: run.session.isOver,
      best: pair.flatMap { challengeBests[$0] }, answer: runAnswer)
  }

  /// Why something cannot be done in a challenge, or no challenge can be begun; nil if it can.
  func obstacleInChallenge(_ command: Command) -> String? {
    if case .challenges = command { return recording == nil ? nil : "there are no challenges while a demo is recorded" }
    guard run?.challenge != nil else { return nil }
    switch command {
    case .playOrPause, .faster, .slower, .adversary, .random:
      return "in a challenge you are the scheduler: digits step the CPUs"
    case .proposals, .scenarios, .parameters: return "a challenge keeps its pair; ! offers others, Esc leaves it"
    case .explore: return "it is explored beside you; x shows the best possible run"
    case .matrix: return "Esc leaves the challenge first"
    default: return nil
    }
  }
}
