import RaceCost

/// The curves that a script shows: lookups a second of some proposals on 1 to 256 CPUs.
public struct DemoCosts: Hashable, Sendable {
  /// The ids of the proposals, in the order of the script.
  public let proposals: [String]
  /// Percent of deletions.
  public let mix: Double
  /// What everything costs, and what the CPUs do besides.
  public let parameters: CostParameters

  /// The numbers of CPUs: few, since an audience waits.
  public static let cpus = [1, 4, 16, 64, 256]
  /// The operations are the same in all scripts: each is recorded once.
  static let recordings = CostRecordings()
  /// Percent of deletions, if the script does not say.
  static let usualMix = 10.0

  /// One of the points.
  public func question(_ proposal: String, cpus: Int) -> CostQuestion {
    CostQuestion(proposal, cpus: cpus, mix: mix, parameters)
  }

  /// All points, curve by curve.
  var questions: [CostQuestion] {
    proposals.flatMap { proposal in Self.cpus.map { question(proposal, cpus: $0) } }
  }
}

extension PlayableDemo {
  /// All that the script wants to know about costs, in order, each once.
  public var costQuestions: [CostQuestion] {
    var questions: [CostQuestion] = []
    for case .cost(let costs) in statements.map(\.kind) {
      questions += costs.questions.filter { !questions.contains($0) }
    }
    return questions
  }

  /// Whether it wants to know anything that takes time to find out.
  public var asksAnything: Bool { !questions.isEmpty || !costQuestions.isEmpty }
}
