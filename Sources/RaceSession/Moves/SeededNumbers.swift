/// The numbers of SplitMix64 by their place, so that a position alone says which one it gets.
struct SeededNumbers {
  let seed: UInt64

  /// Number `place` of the stream, from 0.
  subscript(place: Int) -> UInt64 {
    var mixed = seed &+ (UInt64(truncatingIfNeeded: place) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// The same as one of `count` numbers, from 0, which are as good as equally frequent.
  func number(_ place: Int, below count: Int) -> Int {
    Int(self[place].multipliedFullWidth(by: UInt64(count)).high)
  }
}
