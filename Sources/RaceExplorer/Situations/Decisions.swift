import RaceMachine

/// Remembers answers that depend on registers of other CPUs, as trees of decisions.
///
/// A step that looks at other CPUs reads a first register, and depending on its value another one, and so on until it has
/// decided what to do. To find an answer again is to go that way through the tree.
struct Decisions {
  private struct Node {
    /// The CPU whose register is read next; ``leaf`` where the answer is known, ``empty`` before anything is.
    var cpu: Int32
    /// The register, or the answer.
    var number: Int32
  }

  private static let leaf: Int32 = -1
  private static let empty: Int32 = -2
  /// Below all nodes: the beginnings of trees.
  private static let root: Int32 = -1
  private var nodes = RawList<Node>()
  /// Where a value leads from a node.
  private var edges = FingerprintMap()

  func deallocate() {
    nodes.deallocate()
    edges.deallocate()
  }

  /// Forgets everything.
  mutating func clear() {
    nodes.clear()
    edges.clear()
  }

  /// Bytes that they take.
  var byteCount: Int { nodes.byteCount + edges.byteCount }

  /// The answer to `question`; nil when it is not known for what the registers hold.
  @inline(__always)
  func answer(_ question: Word, _ register: (_ number: Int, _ cpu: Int) -> Word) -> Int32? {
    guard var node = edges.value(of: Self.edge(Self.root, question)) else { return nil }
    while true {
      let (cpu, number) = (nodes[Int(node)].cpu, nodes[Int(node)].number)
      if cpu == Self.leaf { return number }
      guard let next = edges.value(of: Self.edge(Int32(node), register(Int(number), Int(cpu)))) else { return nil }
      node = next
    }
  }

  /// The answer to `question`, found by reading `reads`.
  mutating func note(_ question: Word, _ reads: [Dealings.Register], _ answer: Int32) {
    var node = follow(Self.root, question)
    for read in reads {
      nodes[node] = Node(cpu: read.cpu, number: read.number)
      node = follow(Int32(node), read.value)
    }
    nodes[node] = Node(cpu: Self.leaf, number: answer)
  }

  private mutating func follow(_ node: Int32, _ value: Word) -> Int {
    let (next, isNew) = edges.value(of: Self.edge(node, value), orElse: UInt64(nodes.count))
    if isNew { nodes.append(Node(cpu: Self.empty, number: 0)) }
    return Int(next)
  }

  /// Unequal for unequal nodes or values: what happens to the value can be undone.
  @inline(__always)
  private static func edge(_ node: Int32, _ value: Word) -> Fingerprint {
    let salt = UInt64(UInt32(bitPattern: node)) &+ 1
    return Fingerprint(high: salt, low: Fingerprint.spread(value &+ salt &* 0x9e37_79b9_7f4a_7c15))
  }
}
