import PageCacheModel
import RaceExplorer
import RaceMachine

/// What came out of a check, with words for people.
public struct Answer: Equatable, Sendable {
  /// What the search found out; nil when the pair cannot be run.
  let report: CheckReport?
  /// Why the first of ``examples`` ends in its violation; or why the pair cannot be run.
  let sentences: [String]

  /// The answer to a pair that cannot be run.
  init(obstacle: String) {
    report = nil
    sentences = [obstacle]
  }

  /// The answer of a search, with its explanation.
  init(_ report: CheckReport, sentences: [String]) {
    self.report = report
    self.sentences = sentences
  }

  /// The answer of a search of `model`, explained.
  init(_ report: CheckReport, about model: KernelModel) {
    let schedule = Example.all(of: report).first?.run.schedule
    let explanation = schedule.flatMap { try? Explanation(of: $0, in: model) }
    self.init(report, sentences: explanation?.sentences ?? [])
  }

  /// Whether asking again would give the same.
  var isFinal: Bool { report?.stop != .cancelled }

  /// The runs to look at, the shortest first.
  var examples: [Example] { report.map(Example.all) ?? [] }
}

/// A run that ends in a violation, and what is special about it.
struct Example: Hashable, Sendable {
  /// Why it is worth looking at.
  enum Merit: Hashable, Sendable {
    /// No run to this violation has fewer steps.
    case shortest
    /// No run to this violation has fewer switches, and the shortest has more.
    case fewestSwitches
  }

  let violation: Violation
  let run: Counterexample
  let merit: Merit

  /// For each violation, the one that breaks soonest first, the shortest run and, if it is another kind of run, the one
  /// with the fewest switches.
  static func all(of report: CheckReport) -> [Example] {
    let findings = report.findings.enumerated().sorted { left, right in
      (left.element.shortest?.steps ?? .max, left.offset) < (right.element.shortest?.steps ?? .max, right.offset)
    }.map(\.element)
    return findings.flatMap { finding -> [Example] in
      var examples: [Example] = []
      if let run = finding.shortest {
        examples.append(Example(violation: finding.violation, run: run, merit: .shortest))
      }
      if let run = finding.fewestSwitches, finding.shortest.map({ run.switches < $0.switches }) ?? true {
        examples.append(Example(violation: finding.violation, run: run, merit: .fewestSwitches))
      }
      return examples
    }
  }
}
