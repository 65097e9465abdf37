import RaceExplorer
import RaceMachine
import RaceSession

extension Interface {
  /// Runs that are longer are not explained: an explanation runs them again, several times.
  private static let longestExplained = 5_000

  /// Says why the run breaks, or the pair of the selected cell.
  mutating func explain() {
    if context == .matrix {
      guard let question = matrix?.selected, let answer = answers[question], let example = answer.examples.first else {
        return
      }
      lay(WhyPage(question.choice, example.run.schedule, answer.sentences))
    } else if let run, let question = run.question {
      self.run?.pause()
      let (schedule, known) = brokenRun(run)
      let sentences = known ?? ((try? Explanation(of: schedule, in: run.session.model))?.sentences ?? [])
      if sentences.isEmpty {
        message = "there are no words for this break"
      } else {
        lay(WhyPage(question.choice, schedule, sentences))
      }
    }
  }

  /// The schedule to explain, and what is known about it already.
  private func brokenRun(_ run: RunPage) -> (Schedule, [String]?) {
    guard let example = shownExample(of: run) else { return (run.session.schedule, nil) }
    let sentences = run.example?.index == 0 ? runAnswer?.sentences ?? [] : []
    return (example.run.schedule, sentences.isEmpty ? nil : sentences)
  }

  /// The counterexample that a run is, to its end.
  private func shownExample(of run: RunPage) -> Example? {
    guard run.showsExample, let index = run.example?.index, let examples = runAnswer?.examples,
      examples.indices.contains(index), run.session.position == run.session.length
    else { return nil }
    return examples[index]
  }

  /// Why nothing can be explained; nil if it can.
  func obstacleToExplaining() -> String? {
    if context == .matrix {
      guard let answer = matrix?.selected.flatMap({ answers[$0] }), !answer.examples.isEmpty else {
        return "this pair is not known to be broken"
      }
      return answer.sentences.isEmpty ? "there are no words for this break; Enter opens the run" : nil
    }
    guard let run, run.question != nil else { return "only runs of the kernel's scenarios are explained" }
    guard run.session.verdict.isBroken || shownExample(of: run) != nil else {
      return "nothing is broken in this run so far"
    }
    return run.session.position > Self.longestExplained ? "this run is too long to be explained" : nil
  }
}
