/// How to search, and what to find out.
public struct CheckOptions: Sendable, Hashable {
  /// Leave out interleavings and states that cannot matter: ample sets, symmetry.
  public var reduction = true
  /// Keep whole states instead of fingerprints: more memory, and no doubt.
  public var exact = false
  /// How many threads search, from 1.
  public var jobs = 1
  /// Give up above so many states; nil for no limit.
  public var maxStates: Int?
  /// Give up above so many bytes for what the search keeps; nil for no limit.
  public var maxMemory: Int?
  /// For each violation the shortest run to it, and the one with the fewest context switches.
  public var counterexamples = true
  /// How many complete schedules there are, and how likely a random one breaks a promise.
  public var numbers = true
  /// The largest full graph, in states, on which loops and numbers are computed. Larger ones leave them open.
  public var graphLimit = 3_000_000

  /// The usual options.
  public init() {}
}
