import RaceCost

/// What the CPUs of the page of costs do: one of a few values for each of three things.
struct CostLoadChoice: Hashable, Sendable {
  /// Percent of deletions.
  private(set) var mix = CostDial([0, 1, 5, 10, 20, 50], at: 3)
  /// Address spaces.
  private(set) var spaces = CostDial([1, 4, 16, 64], at: 0)
  /// Other work between two operations, in nanoseconds.
  private(set) var work = CostDial([200, 2_000, 20_000, 200_000], at: 2)

  /// One of the three.
  enum Part: Hashable, Sendable {
    case mix, spaces, work

    fileprivate var dial: WritableKeyPath<CostLoadChoice, CostDial> {
      switch self {
      case .mix: \.mix
      case .spaces: \.spaces
      case .work: \.work
      }
    }
  }

  /// What is simulated for a proposal.
  func question(_ proposal: String, cpus: Int) -> CostQuestion {
    var parameters = CostParameters()
    (parameters.spaces, parameters.work) = (spaces.value, work.value)
    return CostQuestion(proposal, cpus: cpus, mix: mix.value, parameters)
  }

  /// The next greater value of a part, or the next smaller one for -1.
  mutating func turn(_ part: Part, by direction: Int) { self[keyPath: part.dial].turn(by: direction) }

  /// Why a part has no value beyond; nil if it has.
  func obstacle(to part: Part, by direction: Int) -> String? {
    guard !self[keyPath: part.dial].canTurn(by: direction) else { return nil }
    let words =
      switch part {
      case .mix: mixWords
      case .spaces: spacesWords
      case .work: workWords
      }
    return "\(words) is the \(direction > 0 ? "most" : "least") that this page knows; 'pagerace cost' knows more"
  }

  var mixWords: String { "\(CostParameter.text(mix.value)) % deletions" }
  var spacesWords: String { spaces.value == 1 ? "1 address space" : "\(Int(spaces.value)) address spaces" }
  var workWords: String { "\(CostFigures.plainTime(work.value)) between lookups" }
}

/// Some values, of which one is chosen.
struct CostDial: Hashable, Sendable {
  private let values: [Double]
  private var index: Int

  init(_ values: [Double], at index: Int) { (self.values, self.index) = (values, index) }

  var value: Double { values[index] }
  func canTurn(by direction: Int) -> Bool { values.indices.contains(index + direction) }
  mutating func turn(by direction: Int) { if canTurn(by: direction) { index += direction } }
}
