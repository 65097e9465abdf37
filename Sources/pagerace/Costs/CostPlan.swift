import PageRaceEngine

/// What a cost run was asked for: some proposals, each on some numbers of CPUs, with some mixes.
struct CostPlan: Sendable {
  /// One simulation.
  struct Point: Sendable {
    let proposal: RecordedProposal
    let load: CostLoad

    /// For people: what is simulated.
    var title: String { "\(proposal.proposal.id) on \(Figures.count(load.cpus, "CPU"))" }
  }

  let proposals: [RecordedProposal]
  /// What has no cost, and why, as sentences.
  let leftOut: [String]
  let cpus: [Int]
  let mixes: [Double]
  let milliseconds: Double
  let seed: UInt64
  let parameters: CostParameters
  /// Mix by mix, then proposal by proposal, then by number of CPUs.
  let points: [Point]

  /// The proposals that tell the story, when none is named: the old way, the two that the thread calls slow, the clean
  /// way, what was shipped.
  static let usualProposals = [
    "subpages", "lock-every-caller", "synchronize-rcu", "find-get-head", "mask-hugetlb-split",
  ]
  /// The numbers of CPUs, when none is named.
  static let usualCPUs = "1,2,4,8,16,32,64,128,256"

  /// Finds what is named.
  ///
  /// - Throws: for a name that does not exist, a number that cannot be, and a proposal that breaks even alone, unless
  ///   all are asked for.
  init(
    proposals names: [String], all: Bool, cpus: String, mixes: String, milliseconds: Double, seed: UInt64,
    parameters: CostParameters
  ) throws {
    self.cpus = try Self.numbers(cpus, "--cpus", "16 or 1,2,4") { Int($0) }
    self.mixes = try Self.numbers(mixes, "--mix", "10 or 0,10,50") { Double($0) }
    self.milliseconds = milliseconds
    self.seed = seed
    self.parameters = parameters
    let isAll = all && names.isEmpty
    let chosen =
      isAll
      ? Catalogue.proposals
      : try Failure.forModel { try (names.isEmpty ? Self.usualProposals : names).map(Catalogue.proposal) }
    var recorded: [RecordedProposal] = []
    var leftOut: [String] = []
    for proposal in chosen where !recorded.contains(where: { $0.proposal.id == proposal.id }) {
      do { recorded.append(try RecordedProposal(proposal)) } catch {
        guard isAll else {
          throw Failure.wrongInput("\(error.description)\nleave it out; every other proposal can be simulated")
        }
        leftOut.append(error.description)
      }
    }
    proposals = recorded
    self.leftOut = leftOut
    var points: [Point] = []
    for mix in self.mixes {
      for proposal in recorded {
        for count in self.cpus {
          do {
            let load = try CostLoad(cpus: count, mix: mix, duration: milliseconds * 1e6, seed: seed)
            points.append(Point(proposal: proposal, load: load))
          } catch { throw Failure.wrongInput(error.description) }
        }
      }
    }
    self.points = points
  }

  /// The numbers of a list with commas, each once, in rising order.
  private static func numbers<Number: Comparable & Hashable>(
    _ text: String, _ option: String, _ example: String, _ number: (Substring) -> Number?
  ) throws -> [Number] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, !numbers.isEmpty else {
      throw Failure.wrongInput("\(option) takes numbers such as \(example), not '\(text)'")
    }
    return Set(numbers).sorted()
  }
}
