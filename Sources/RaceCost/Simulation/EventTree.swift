/// The next moment at which each CPU has something to do, and whose comes first. Of equal moments the lower number's.
struct EventTree: ~Copyable {
  /// Later than everything.
  static let never = Int64.max >> cpuBits

  private static let cpuBits = 9
  /// Moment and CPU in one number, so that the smaller one comes first. Node 1 is the top, the leaves are CPUs, and each
  /// node has the smaller one of the two below.
  private let nodes: UnsafeMutablePointer<Int64>
  private let leaves: Int

  /// `count` CPUs with nothing to do.
  init(_ count: Int) {
    precondition(count <= 1 << Self.cpuBits, "a tree has room for 512 CPUs")
    var leaves = 2
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    nodes = .allocate(capacity: 2 * leaves)
    nodes.initialize(repeating: 0, count: 2 * leaves)
    for leaf in 0..<leaves { nodes[leaves + leaf] = Self.key(leaf, Self.never) }
    for node in stride(from: leaves - 1, through: 1, by: -1) { nodes[node] = nodes[2 * node] }
  }

  deinit { nodes.deallocate() }

  private static func key(_ cpu: Int, _ time: Int64) -> Int64 { time << cpuBits | Int64(cpu) }

  /// Whose moment comes first.
  var first: Int { Int(nodes[1] & (1 << Self.cpuBits - 1)) }

  /// The moment of a CPU.
  func time(of cpu: Int) -> Int64 { nodes[leaves &+ cpu] >> Self.cpuBits }

  /// Sets the moment of a CPU.
  func set(_ cpu: Int, _ time: Int64) {
    var node = leaves &+ cpu
    var key = Self.key(cpu, time)
    nodes[node] = key
    while node > 1 {
      key = min(key, nodes[node ^ 1])
      node >>= 1
      nodes[node] = key
    }
  }

  /// The first moment of all others.
  func firstTime(without cpu: Int) -> Int64 {
    var result = Int64.max
    var node = leaves &+ cpu
    while node > 1 {
      result = min(result, nodes[node ^ 1])
      node >>= 1
    }
    return result >> Self.cpuBits
  }
}
