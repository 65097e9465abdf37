/// What is simulated: how many CPUs do what for how long.
public struct CostLoad: Hashable, Sendable {
  /// How many CPUs, from 1 to 256.
  public let cpus: Int
  /// Percent of the operations that are deletions, from 0 to 50; the others are lookups.
  public let mix: Double
  /// How long, in simulated nanoseconds. A fifth of it goes before anything is counted.
  public let duration: Double
  /// Which random numbers.
  public let seed: UInt64

  /// More CPUs than these are refused.
  public static let maximumCPUs = 256
  /// More percent than these are refused.
  public static let maximumMix = 50.0
  /// More time than this is refused, in nanoseconds: so much fits into the numbers of the simulation many times.
  public static let maximumDuration = 1e12

  /// - Throws: for numbers that cannot be, with what would be right.
  public init(cpus: Int, mix: Double, duration: Double, seed: UInt64 = 1) throws(CostError) {
    guard (1...Self.maximumCPUs).contains(cpus) else {
      throw CostError("a number of CPUs is from 1 to \(Self.maximumCPUs), not \(cpus)")
    }
    guard (0...Self.maximumMix).contains(mix) else {
      throw CostError("a mix is from 0 to 50 percent deletions, not \(CostParameter.text(mix))")
    }
    guard (1_000...Self.maximumDuration).contains(duration) else {
      throw CostError(
        "a simulated time is from 0.001 to 1000000 milliseconds, not \(CostParameter.text(duration / 1e6))")
    }
    (self.cpus, self.mix, self.duration, self.seed) = (cpus, mix, duration, seed)
  }
}
