/// The next moment at which each CPU has something to do, and whose comes first. Of equal moments the lower number's.
struct EventTree: ~Copyable {
  /// Later than everything.
  static let never = Int64.max

  private let times: UnsafeMutablePointer<Int64>
  /// Winners of the pairs below; node 1 is the top, the leaves are CPUs.
  private let winners: UnsafeMutablePointer<Int32>
  private let leaves: Int

  /// `count` CPUs with nothing to do.
  init(_ count: Int) {
    var leaves = 2
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    times = .allocate(capacity: leaves)
    times.initialize(repeating: Self.never, count: leaves)
    winners = .allocate(capacity: 2 * leaves)
    winners.initialize(repeating: 0, count: 2 * leaves)
    for leaf in 0..<leaves { winners[leaves + leaf] = Int32(leaf) }
    for node in stride(from: leaves - 1, through: 1, by: -1) { winners[node] = winners[2 * node] }
  }

  deinit {
    times.deallocate()
    winners.deallocate()
  }

  /// Whose moment comes first.
  var first: Int { Int(winners[1]) }

  /// The moment of a CPU.
  func time(of cpu: Int) -> Int64 { times[cpu] }

  /// Sets the moment of a CPU.
  func set(_ cpu: Int, _ time: Int64) {
    times[cpu] = time
    var node = (leaves + cpu) >> 1
    while node >= 1 {
      let (left, right) = (winners[2 * node], winners[2 * node + 1])
      winners[node] = times[Int(right)] < times[Int(left)] ? right : left
      node >>= 1
    }
  }

  /// The first moment of all others.
  func firstTime(without cpu: Int) -> Int64 {
    var result = Self.never
    var node = leaves + cpu
    while node > 1 {
      result = min(result, times[Int(winners[node ^ 1])])
      node >>= 1
    }
    return result
  }
}
