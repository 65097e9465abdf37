import RaceSession

/// Statements about every interleaving.
extension Checker {
  /// Searching takes time; a script that wants more searches is refused.
  static let maximumQuestions = 20

  mutating func exploration(_ claim: ExplorationClaim, _ settings: [Statement.Setting], _ span: Span)
    -> PlayableDemo.Kind?
  {
    check(claim.kind)
    guard var choice = stage?.choice, hasRoomForQuestion(span) else { return nil }
    for setting in settings {
      choice.settings.append(KernelChoice.Setting(setting.name.value, setting.value.value))
      do { _ = try workshop.make(choice) } catch {
        complaints.append(Complaint(setting.name.span, message: "\(error)"))
        return nil
      }
    }
    return .explore(DemoQuestion(choice: choice, wantsRuns: false), claim)
  }

  mutating func counterexample(_ wish: CounterexampleWish, _ span: Span) -> PlayableDemo.Kind? {
    check(wish.kind)
    guard let choice = stage?.choice, hasRoomForQuestion(span) else { return nil }
    return .counterexample(DemoQuestion(choice: choice, wantsRuns: true), wish)
  }

  private mutating func hasRoomForQuestion(_ span: Span) -> Bool {
    questionCount += 1
    if questionCount == Self.maximumQuestions + 1 {
      complaints.append(Complaint(span, "a script explores at most \(Self.maximumQuestions) times"))
    }
    return questionCount <= Self.maximumQuestions
  }
}
