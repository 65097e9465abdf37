/// A few states between which a run moves at random until it leaves, and what it is worth on average to be in each.
///
/// One state after the other is taken out, and the ways through it are given to the others (W. Grassmann, M. Taksar,
/// D. Heyman 1985). Nothing is ever subtracted, so nothing cancels out.
struct ExitSystem {
  private let size: Int
  /// The weight of going from one state to another, row by row.
  private var weights: [Double]
  /// For each state the weight of leaving, and that times what it is worth.
  private var exits: [Double]
  private var worths: [Double]

  /// So many states, without any ways yet.
  init(size: Int) {
    self.size = size
    weights = Array(repeating: 0, count: size * size)
    exits = Array(repeating: 0, count: size)
    worths = exits
  }

  /// A way from one state to another. To stay in a state is worth nothing and costs nothing.
  mutating func add(_ weight: Double, from state: Int, to target: Int) {
    if state != target { weights[state * size + target] += weight }
  }

  /// A way out that is worth `value`.
  mutating func addExit(_ weight: Double, from state: Int, value: Double) {
    exits[state] += weight
    worths[state] += weight * value
  }

  /// What each state is worth. There must be a way out of all of them.
  mutating func solve() -> [Double] {
    var totals = [Double](repeating: 0, count: size)
    for gone in stride(from: size - 1, through: 0, by: -1) {
      totals[gone] = (0..<gone).reduce(exits[gone]) { $0 + weights[gone * size + $1] }
      for state in 0..<gone where weights[state * size + gone] > 0 {
        let share = weights[state * size + gone] / totals[gone]
        for target in 0..<gone where target != state {
          weights[state * size + target] += share * weights[gone * size + target]
        }
        exits[state] += share * exits[gone]
        worths[state] += share * worths[gone]
      }
    }
    var values = [Double](repeating: 0, count: size)
    for state in 0..<size {
      values[state] = (0..<state).reduce(worths[state]) { $0 + weights[state * size + $1] * values[$1] } / totals[state]
    }
    return values
  }
}
