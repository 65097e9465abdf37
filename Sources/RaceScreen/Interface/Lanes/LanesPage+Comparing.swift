import RaceSession

extension LanesPage {
  /// The counterexamples that are known for the pair of the run.
  private func examples(_ beneath: Interface) -> [Example] {
    guard let question = beneath.run?.question else { return [] }
    return beneath.answers[question]?.examples ?? []
  }

  /// The number of the counterexample that comes next; nil when the next is none.
  private func nextExample(_ beneath: Interface) -> Int? {
    let examples = examples(beneath)
    var next = 0
    if case .example(let shown) = comparison { next = shown + 1 }
    // A run compared with itself tells nothing.
    let own = own.session.knownSchedule
    while next < examples.count, examples[next].run.schedule == own { next += 1 }
    return next < examples.count ? next : nil
  }

  func isLastExample(_ beneath: Interface) -> Bool {
    if case .example = comparison { return nextExample(beneath) == nil }
    return false
  }

  func obstacleToExamples(_ beneath: Interface) -> String? {
    if case .example = comparison { return nil }
    if nextExample(beneath) != nil { return nil }
    if !examples(beneath).isEmpty { return "this run is the counterexample itself" }
    guard let answer = beneath.runAnswer, answer.isFinal else {
      return "no counterexample is known; on the run, e explores every interleaving"
    }
    return answer.report?.judgement == .safe
      ? "no interleaving breaks a promise here: there is no counterexample" : "no counterexample is known"
  }

  /// The next counterexample beside the run; after the last one none.
  mutating func compareExample(_ beneath: Interface) -> [CoverRequest] {
    let examples = examples(beneath)
    guard let next = nextExample(beneath) else {
      compare(with: nil, as: nil)
      return []
    }
    do throws(LaneRefusal) {
      let run = try LaneRun(own.session, example: examples[next], number: next + 1, of: examples.count)
      compare(with: run, as: .example(next))
    } catch { return [.say(error.reason)] }
    return []
  }

  /// The same schedule under another proposal beside the run; under its own, none.
  mutating func compare(under proposal: String) -> [CoverRequest] {
    guard proposal != own.session.kernel?.proposal else {
      compare(with: nil, as: nil)
      return []
    }
    do throws(LaneRefusal) {
      compare(with: try LaneRun(own.session, under: proposal), as: .proposal(proposal))
    } catch { return [.say(error.reason)] }
    return []
  }
}
