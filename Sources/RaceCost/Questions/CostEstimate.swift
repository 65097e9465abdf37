/// A simulation that is as long as its figures need: longer ones follow until one says what the one before has said.
///
/// Where operations are long or rare, a short simulation sees too few of them, and a queue that grows slowly is not yet
/// as long as it will be. The lengths, and so the figures, are the same on every machine.
public final class CostEstimate {
  /// How long the simulations are, in nanoseconds, one after the other.
  private static let durations = [4e4, 2e5, 1e6, 5e6, 2.5e7, 1e8, 4e8]
  /// So many lookups are enough, and so many deletions.
  private static let enough = (lookups: 2_000, deletions: 60)
  /// So many latencies one after the other fit into a simulation that is long enough.
  private static let latencies = 4.0
  /// Two simulations agree if their lookups a second differ by no more than this part.
  private static let tolerance = 0.12

  private let proposal: RecordedProposal
  private let cpus: Int
  private let mix: Double
  private let parameters: CostParameters
  private var round = 0
  /// Lookups a second of the round before.
  private var before = 0.0
  private var simulation: CostSimulation

  /// The figures of `proposal` on `cpus` CPUs, of whose operations `mix` percent are deletions.
  public init(
    _ proposal: RecordedProposal, cpus: Int, mix: Double, _ parameters: CostParameters
  ) throws(CostError) {
    (self.proposal, self.cpus, self.mix, self.parameters) = (proposal, cpus, mix, parameters)
    simulation = try Self.simulation(proposal, cpus, mix, parameters, round: 0)
  }

  private static func simulation(
    _ proposal: RecordedProposal, _ cpus: Int, _ mix: Double, _ parameters: CostParameters, round: Int
  ) throws(CostError) -> CostSimulation {
    CostSimulation(proposal, try CostLoad(cpus: cpus, mix: mix, duration: durations[round]), parameters)
  }

  /// Goes on for at most `count` events.
  ///
  /// - Returns: whether there is more to do.
  public func advance(events count: Int) throws(CostError) -> Bool {
    if simulation.advance(events: count) { return true }
    guard !isEnough, round + 1 < Self.durations.count else { return false }
    before = simulation.result.lookups.perSecond
    round += 1
    simulation = try Self.simulation(proposal, cpus, mix, parameters, round: round)
    return true
  }

  /// How far the present simulation has come, from 0 to 1; whether it is the last one shows only at its end.
  public var progress: Double { simulation.progress }

  /// The figures of the present simulation.
  public var result: CostResult { simulation.result }

  private var isEnough: Bool {
    let result = simulation.result
    let counted = result.load.duration * 0.8
    guard abs(result.lookups.perSecond - before) <= Self.tolerance * before else { return false }
    func isEnough(_ kind: CostResult.Kind, _ count: Int) -> Bool {
      kind.finished >= count && counted >= Self.latencies * (kind.mean ?? .infinity)
    }
    return isEnough(result.lookups, Self.enough.lookups)
      && (mix == 0 || isEnough(result.deletions, Self.enough.deletions))
  }
}
