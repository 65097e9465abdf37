import RaceMachine

/// The way from the first state to the present one: for each state on it the moves that are still to be made.
struct WalkStack {
  /// One state on the way.
  struct Frame {
    /// The state.
    let fingerprint: Fingerprint
    /// The moves that are not yet made: a range of ``WalkStack/moves``.
    var next: Int
    var end: Int
    /// How many steps led here from the state before.
    let steps: Int
    /// The CPUs that can run and were left out, as bits.
    var leftOut: UInt64
  }

  /// A CPU in the lower 8 bits, what it picks above.
  private var moves = RawList<UInt32>()
  private var frames = RawList<Frame>()
  /// How many states of the way have a fingerprint that ends so: most that are asked for are not on it.
  private let filter: UnsafeMutablePointer<UInt32>
  private static let filterMask = 4095

  init() {
    filter = .allocate(capacity: Self.filterMask + 1)
    filter.initialize(repeating: 0, count: Self.filterMask + 1)
  }

  func deallocate() {
    moves.deallocate()
    frames.deallocate()
    filter.deallocate()
  }

  /// How many states are on the way.
  var depth: Int { frames.count }

  /// The state at the end of the way.
  @inline(__always)
  var top: Frame {
    get { frames[depth &- 1] }
    nonmutating set { frames[depth &- 1] = newValue }
  }

  /// Move number `index` of all that stand here.
  func move(_ index: Int) -> UInt32 { moves[index] }

  /// A state is reached.
  mutating func push(_ fingerprint: Fingerprint, steps: Int, leftOut: UInt64) {
    let start = depth == 0 ? 0 : top.end
    moves.truncate(to: start)
    frames.append(Frame(fingerprint: fingerprint, next: start, end: start, steps: steps, leftOut: leftOut))
    filter[Self.place(fingerprint)] &+= 1
  }

  /// One more move is to be made from the state at the end of the way.
  @inline(__always)
  mutating func append(_ move: UInt32) {
    // What lies behind belongs to states that are left.
    moves.truncate(to: top.end)
    moves.append(move)
    top.end &+= 1
  }

  /// All moves from the state at the end of the way are made. Returns how many steps led there.
  mutating func pop() -> Int {
    let last = top
    frames.truncate(to: depth &- 1)
    filter[Self.place(last.fingerprint)] &-= 1
    return last.steps
  }

  /// Gives away the second half of the moves of the first state that still has some to make and is not the last one; nil
  /// when there is none. States at which something was left out keep their moves, since these may demand it.
  ///
  /// - Parameter path: the moves to the first state of the way.
  mutating func split(behind path: [UInt32]) -> Walker.Job? {
    for index in 0..<max(0, depth - 1) where frames[index].leftOut == 0 {
      let rest = frames[index].end - frames[index].next
      guard rest > 0 else { continue }
      let given = frames[index].next + rest / 2
      let job = Walker.Job(
        path: path + (0..<index).map { moves[frames[$0].next - 1] },
        moves: (given..<frames[index].end).map { moves[$0] })
      frames[index].end = given
      return job
    }
    return nil
  }

  /// Whether a state is on the way.
  func contains(_ fingerprint: Fingerprint) -> Bool {
    if filter[Self.place(fingerprint)] == 0 { return false }
    for index in 0..<depth where frames[index].fingerprint == fingerprint { return true }
    return false
  }

  @inline(__always)
  private static func place(_ fingerprint: Fingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.low >> 20) & filterMask
  }
}
