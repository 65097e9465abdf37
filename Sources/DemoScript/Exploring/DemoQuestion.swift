import RaceCost
import RaceExplorer
import RaceSession

/// What a script wants to know about every interleaving of an act.
public struct DemoQuestion: Hashable, Sendable {
  /// The act.
  public let choice: KernelChoice
  /// Whether the best runs to violations are wanted too.
  public let wantsRuns: Bool

  /// A search that meets more states than these gives no verdict: a script is for people who wait.
  public static let maximumStates = 1_000_000

  /// Searches. That may take seconds: not for the thread that draws.
  func answer(by workshop: DemoWorkshop, _ watch: SearchWatch) throws -> CheckReport {
    var options = CheckOptions()
    options.maxStates = Self.maximumStates
    options.maxMemory = 1 << 30
    options.graphLimit = Self.maximumStates
    options.counterexamples = wantsRuns
    options.numbers = false
    return Check(try workshop.make(choice).model, options).report(watch)
  }
}

/// What is known about the questions of a script.
public struct DemoAnswers: Sendable, Equatable {
  private var reports: [DemoQuestion: CheckReport] = [:]
  private var costs: [CostQuestion: CostAnswer] = [:]

  /// Nothing is known.
  public init() {}

  /// Answers all questions of `demo`, one after the other, unless `watch` is cancelled. That may take seconds: not for
  /// the thread that draws.
  public init(to demo: PlayableDemo, _ watch: SearchWatch = SearchWatch()) {
    for question in demo.questions where !watch.isCancelled {
      reports[question] = try? question.answer(by: demo.workshop, watch)
    }
    for question in demo.costQuestions {
      costs[question] = question.answer(from: DemoCosts.recordings) { _ in !watch.isCancelled }
    }
  }

  /// What is known about the costs in `question`; simulates if that is nothing.
  mutating func cost(_ question: CostQuestion) -> CostAnswer {
    if let answer = costs[question] { return answer }
    let answer = question.answer(from: DemoCosts.recordings) ?? .impossible("it was ended early")
    costs[question] = answer
    return answer
  }

  /// What is known about `question`; searches if that is nothing.
  mutating func report(on question: DemoQuestion, of demo: PlayableDemo) throws(Objection) -> CheckReport {
    if let report = reports[question] { return report }
    let report: CheckReport
    do { report = try question.answer(by: demo.workshop, SearchWatch()) } catch { throw Objection("\(error)") }
    reports[question] = report
    return report
  }
}

extension PlayableDemo {
  /// What the script wants to know about every interleaving, in order, each once.
  public var questions: [DemoQuestion] {
    var questions: [DemoQuestion] = []
    for statement in statements {
      switch statement.kind {
      case .explore(let question, _), .counterexample(let question, _):
        if !questions.contains(question) { questions.append(question) }
      default: continue
      }
    }
    return questions
  }
}
