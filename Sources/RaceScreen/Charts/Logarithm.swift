/// Logarithms that are the same on every machine, exact enough for places on a screen.
enum Logarithm {
  /// The logarithm of a positive number to the base 2, right to a billionth.
  static func binary(_ value: Double) -> Double {
    var (rest, result, bit) = (value.significand, Double(value.exponent), 0.5)
    // Squaring doubles the logarithm: what passes 2 is its next digit.
    for _ in 0..<32 {
      rest *= rest
      if rest >= 2 { (rest, result) = (rest / 2, result + bit) }
      bit /= 2
    }
    return result
  }

  /// The greatest power of ten that is not above a positive number.
  static func powerOfTen(atMost value: Double) -> Double {
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return power
  }

  /// The least power of ten that is not below a positive number.
  static func powerOfTen(atLeast value: Double) -> Double {
    let below = powerOfTen(atMost: value)
    return below < value ? below * 10 : below
  }
}
