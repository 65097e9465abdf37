/// What a run costs: steps, and context switches.
struct RunCost: Hashable {
  var steps = 0
  var switches = 0

  /// By which cost the best run is sought first; the other one decides between equals.
  enum Order: Sendable {
    case steps, switches
  }

  /// One number whose order is that of the costs.
  func rank(_ order: Order) -> UInt64 {
    switch order {
    case .steps: UInt64(steps) << 24 | UInt64(switches)
    case .switches: UInt64(switches) << 24 | UInt64(steps)
    }
  }
}
