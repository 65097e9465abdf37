/// Numbers that look random and are the same for the same seed, on every machine (SplitMix64).
struct RandomNumbers {
  private var state: UInt64

  /// The numbers of CPU `cpu` in a simulation with `seed`.
  init(seed: UInt64, cpu: Int) {
    state = seed &+ UInt64(cpu + 1) &* 0xd134_2543_de82_ef95
    _ = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number from 0 to `bound` − 1, all as likely.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Between half of `mean` and one and a half, all as likely.
  mutating func around(_ mean: Int64) -> Int64 { mean / 2 + Int64(below(Int(mean) + 1)) }

  /// True in so many of a million cases.
  mutating func happens(_ millionths: Int) -> Bool { below(1_000_000) < millionths }
}
