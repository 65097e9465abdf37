import RaceExplorer
import RaceMachine

/// What an answer says, in sentences.
struct VerdictWords {
  let answer: Answer

  /// All of it in a few sentences, for a message.
  var text: String {
    guard let report = answer.report else { return answer.sentences.joined(separator: " ") }
    var sentences: [String]
    switch report.judgement {
    case .safe: sentences = ["Safe: no interleaving breaks a promise."]
    case .broken: sentences = ["Broken: " + report.findings.map(Self.kind).joined(separator: "; ") + "."]
    case .unknown: sentences = ["Unknown: nothing was found."]
    }
    if let stop = Self.stop(report) { sentences.append("\(stop).") }
    sentences.append(Self.counts(report).joined(separator: ", ") + ".")
    if let probability = report.hitProbability, report.judgement == .broken {
      let runs = report.expectedRuns.map { ", on average first in run \(Self.runs($0))" } ?? ""
      sentences.append("Hit by chance: \(Self.probability(probability))\(runs).")
    }
    if !answer.examples.isEmpty { sentences.append("x shows how.") }
    return sentences.joined(separator: " ")
  }

  /// A violation and how soon it comes.
  private static func kind(_ finding: Finding) -> String {
    let best = finding.shortest.map { " after \(Self.counted($0.steps, "step"))" } ?? ""
    let fewest = finding.fewestSwitches.map { ", with \(Self.counted($0.switches, "switch", "switches"))" } ?? ""
    return finding.violation.words + best + fewest
  }

  /// Why the search ended early; nil when it did not.
  static func stop(_ report: CheckReport) -> String? {
    switch report.stop {
    case nil: nil
    case .cancelled: "Stopped before the end"
    case .states: "Too many states"
    case .memory: "Too little memory"
    case .loops: "Too large to tell whether a loop is a livelock"
    }
  }

  /// States, transitions and schedules.
  static func counts(_ report: CheckReport) -> [String] {
    var counts = [counted(report.states, "state"), counted(report.transitions, "transition")]
    if let schedules = report.schedules {
      let digits = String(describing: schedules)
      counts.append(Numbers.large(digits: digits) + (digits == "1" ? " schedule" : " schedules"))
    }
    return counts
  }

  /// `1 step`, `1,034 steps`.
  static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    count == 1 ? "1 \(one)" : Numbers.grouped(UInt64(max(0, count))) + " " + (many ?? one + "s")
  }

  /// A probability as people read it: `0.43`; a small one as `1 in 3,300`.
  static func probability(_ value: Double) -> String {
    if value <= 0 { return "0" }
    if value >= 1 { return "1" }
    let hundredths = Int((value * 100).rounded())
    if hundredths >= 100 { return "more than 0.99" }
    if hundredths >= 5 { return "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)" }
    return "1 in \(runs(1 / value))"
  }

  /// A mean number of runs with two digits that count: `2.3`, `41`, `3,300`.
  private static func runs(_ value: Double) -> String {
    guard value < 1e18 else { return "more than 10^18" }
    if value < 10 {
      let tenths = Int((value * 10).rounded())
      return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    var unit = 1.0
    while value / unit >= 100 { unit *= 10 }
    return Numbers.grouped(UInt64((value / unit).rounded() * unit))
  }

  /// What a search is doing.
  static func phase(_ phase: SearchWatch.Phase) -> String {
    switch phase {
    case .searching: "searching"
    case .loops: "looking for loops that nobody leaves"
    case .counterexamples: "looking for the best runs"
    case .numbers: "counting schedules"
    case .done: "done"
    }
  }

  /// How far a search is.
  static func progress(_ watch: SearchWatch) -> String {
    "\(counted(watch.states, "state")), \(phase(watch.phase))"
  }
}

extension Violation {
  /// What breaks, in the shortest words: of a VM_BUG its condition, of what has no detail its name, of others both.
  var words: String {
    let name = String(kind.map { $0 == "-" ? " " : $0 })
    switch kind {
    case "vm-bug": return detail
    case "deadlock", "livelock": return name
    default: return detail.isEmpty ? name : "\(name): \(detail)"
    }
  }
}
