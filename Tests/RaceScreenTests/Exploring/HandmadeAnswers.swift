import DemoScript
import PageCacheModel
@testable import RaceExplorer
import RaceMachine
@testable import RaceScreen
import Testing

/// Answers that no search has given, so that better searches do not change pictures.
enum Handmade {
  /// Nothing breaks.
  static func safe(states: Int = 1_234) -> Answer { Answer(report(.safe, states: states), sentences: []) }

  /// The search had to stop.
  static func unknown(_ stop: SearchStop = .memory) -> Answer {
    Answer(report(.unknown, states: 20_000_000, stop: stop), sentences: [])
  }

  /// The pair cannot be run.
  static var notApplicable: Answer { Answer(obstacle: "a hugetlb page is never in the swap cache") }

  /// A violation, with its runs as texts of schedules.
  struct Break {
    var kind = "vm-bug"
    var detail = "index + nr <= offset"
    var shortest = "0*8 1*3 0*4"
    var fewest: String?
  }

  /// Some runs break.
  static func broken(
    _ breaks: [Break] = [Break()], probability: Double? = 0.43, sentences: [String] = []
  ) throws -> Answer {
    var report = report(.broken, states: 579)
    report.schedules = 722_866_793
    report.hitProbability = probability
    report.findings = try breaks.map {
      let shortest = Counterexample(try Schedule(parsing: $0.shortest))
      let fewest = Counterexample(try Schedule(parsing: $0.fewest ?? $0.shortest))
      return Finding(violation: Violation($0.kind, $0.detail), shortest: shortest, fewestSwitches: fewest)
    }
    return Answer(report, sentences: sentences)
  }

  private static func report(_ judgement: Judgement, states: Int, stop: SearchStop? = nil) -> CheckReport {
    CheckReport(
      judgement: judgement, complete: stop == nil, states: states, transitions: states * 2, bytes: states * 16,
      stop: stop, findings: [], schedules: nil, hitProbability: nil)
  }
}

/// Checks that are answered as soon as they are begun.
final class InstantExplorations: Explorations {
  private let answer: (Question) -> Answer

  init(_ answer: @escaping (Question) -> Answer = { $0.answer() }) { self.answer = answer }

  func begin(_ question: Question, in lane: ExplorationLane) -> any Exploration {
    HeldExploration(question, answer(question))
  }

  func begin(_ demo: PlayableDemo) -> any DemoExploration {
    let exploration = HeldDemoExploration()
    exploration.answers = DemoAnswers(to: demo)
    return exploration
  }
}

/// Checks that are answered when the test says so.
final class HeldExplorations: Explorations {
  private(set) var begun: [HeldExploration] = []

  func begin(_ question: Question, in lane: ExplorationLane) -> any Exploration {
    let exploration = HeldExploration(question, nil)
    begun.append(exploration)
    return exploration
  }

  private(set) var demos: [HeldDemoExploration] = []

  func begin(_ demo: PlayableDemo) -> any DemoExploration {
    demos.append(HeldDemoExploration())
    return demos[demos.count - 1]
  }
}

/// Questions of a demo that a test answers.
final class HeldDemoExploration: DemoExploration {
  let watch = SearchWatch()
  var answers: DemoAnswers?
}

/// A check that a test answers.
final class HeldExploration: Exploration {
  let question: Question
  let watch = SearchWatch()
  var answer: Answer?

  init(_ question: Question, _ answer: Answer?) {
    self.question = question
    self.answer = answer
  }
}

extension Interface {
  /// An interface on a run, with checks.
  static func exploring(
    _ scenario: String = "swap-delete", _ proposal: String = "page-index", _ explorations: any Explorations,
    width: Int = 80, height: Int = 24
  ) throws -> Interface {
    var interface = Interface(width: width, height: height, session: try Moments.start(scenario, proposal))
    interface.explorations = explorations
    return interface
  }

  /// The row above the footer.
  var statusLine: String { picture.line(height - 2) }
}
