/// What a simulation counts, from one moment on.
struct Tally {
  /// Operations of one kind.
  struct Kind {
    /// How many were under way when the counting began.
    var before = 0
    var started = 0
    var finished = 0
    /// Latencies of those that finished.
    var latencies = Latencies()
    /// The number under way, added up over time.
    var area = 0.0
    var underWay = 0
  }

  /// Lookups, deletions, insertions.
  var kinds = [Kind](repeating: Kind(), count: 3)
  /// For each kind of lock: how long CPUs waited for it, and how long it was held.
  var waited: [Int64]
  var held: [Int64]
  /// For each shape of line: how often it moved, how long that took, and the queueing for it.
  var moves: [Int]
  var moveTime: [Int64]
  var queueTime: [Int64]
  /// Lines that moved during lookups.
  var lookupMoves = 0
  /// How long CPUs waited for grace periods.
  var graceTime: Int64 = 0
  /// Steps that were simulated.
  var steps = 0
  private var last: Int64

  init(locks: Int, shapes: Int, at time: Int64) {
    waited = Array(repeating: 0, count: locks)
    held = waited
    moves = Array(repeating: 0, count: shapes)
    moveTime = Array(repeating: 0, count: shapes)
    queueTime = moveTime
    last = time
  }

  /// Forgets what was counted, but not what is under way.
  mutating func restart(at time: Int64) {
    let old = kinds
    self = Tally(locks: waited.count, shapes: moves.count, at: time)
    for number in kinds.indices {
      kinds[number].before = old[number].underWay
      kinds[number].underWay = old[number].underWay
    }
  }

  /// Time goes on to `time`.
  mutating func pass(to time: Int64) {
    let passed = Double(time - last)
    guard passed > 0 else { return }
    for number in 0..<3 { kinds[number].area += Double(kinds[number].underWay) * passed }
    last = time
  }

  mutating func start(_ kind: Int) {
    kinds[kind].started += 1
    kinds[kind].underWay += 1
  }

  mutating func finish(_ kind: Int, after latency: Int64) {
    kinds[kind].finished += 1
    kinds[kind].underWay -= 1
    kinds[kind].latencies.add(latency)
  }
}

extension SwapOperation {
  /// The kind under which it is counted: 0 lookups, 1 deletions, 2 insertions.
  var kind: Int {
    switch self {
    case .lookup, .missedLookup: 0
    case .exit, .reclaim: 1
    case .insertion: 2
    }
  }
}
