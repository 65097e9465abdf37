/// The lines of memory, each with who has it: one CPU that may change it, or any number that only read it.
///
/// Caches are as large as they need to be: a line leaves one only when another CPU wants it.
struct CacheLines: ~Copyable {
  /// A line.
  private struct Line {
    /// The CPUs that may read it without asking anybody; empty while ``owner`` has it for itself.
    var readers = CPUSet()
    /// Before this moment it is on its way to somebody.
    var freeAt: Int64 = 0
    /// The CPU that may change it; -1 while it is only read.
    var owner: Int32 = -1
  }

  private let lines: UnsafeMutablePointer<Line>
  private let count: Int
  private let costs: Costs
  /// For each CPU its socket, and for each socket its CPUs.
  private let sockets: [CPUSet]
  private let everybody: CPUSet

  /// `count` lines, the first one with CPU 0, the next one with CPU 1 and so on: somebody has written to each before.
  init(_ count: Int, cpus: Int, _ costs: Costs) {
    self.count = count
    self.costs = costs
    everybody = .range(0..<cpus)
    let size = costs.coresPerSocket
    sockets = (0..<cpus).map { CPUSet.range($0 / size * size..<($0 / size + 1) * size) }
    lines = .allocate(capacity: count)
    lines.initialize(repeating: Line(), count: count)
    for number in 0..<count { lines[number].owner = Int32(number % cpus) }
  }

  deinit { lines.deallocate() }

  /// All CPUs have read the line since somebody wrote to it.
  func share(_ line: Int) {
    // A single CPU has it for itself.
    guard sockets.count > 1 else { return }
    lines[line].owner = -1
    lines[line].readers = everybody
  }

  /// What an access found.
  struct Outcome {
    /// When it is done.
    let time: Int64
    /// How long it waited for others that wanted the line.
    let queued: Int64
  }

  /// Whether `cpu` needs nobody else for the access.
  @inline(__always)
  func isLocal(_ line: Int, _ cpu: Int, writing: Bool) -> Bool {
    let state = lines + line
    return state.pointee.owner == Int32(truncatingIfNeeded: cpu)
      || !writing && state.pointee.owner < 0 && state.pointee.readers.contains(cpu)
  }

  /// Reads a line that `cpu` does not have.
  func fetch(_ line: Int, for cpu: Int, at time: Int64) -> Outcome {
    let state = lines + line
    let start = max(time, state.pointee.freeAt)
    let owner = Int(state.pointee.owner)
    let cost: Int64
    if owner >= 0 {
      cost = sockets[cpu].contains(owner) ? costs.transfer.near : costs.transfer.far
      state.pointee.owner = -1
      state.pointee.readers = CPUSet(owner)
      // Readers of a clean line are served side by side; a changed one must arrive first.
      state.pointee.freeAt = start + cost
    } else {
      cost = state.pointee.readers.intersects(sockets[cpu]) ? costs.sharedHit.near : costs.sharedHit.far
    }
    state.pointee.readers.insert(cpu)
    return Outcome(time: start + cost, queued: start - time)
  }

  /// Takes a line for writing that `cpu` does not have for itself.
  func take(_ line: Int, for cpu: Int, at time: Int64) -> Outcome {
    let state = lines + line
    let start = max(time, state.pointee.freeAt)
    let owner = Int(state.pointee.owner)
    let cost: Int64
    if owner >= 0 {
      cost = sockets[cpu].contains(owner) ? costs.writeTransfer.near : costs.writeTransfer.far
    } else {
      var others = state.pointee.readers
      others.remove(cpu)
      cost = others.isEmpty ? 0 : others.isSubset(of: sockets[cpu]) ? costs.upgrade.near : costs.upgrade.far
    }
    state.pointee.owner = Int32(truncatingIfNeeded: cpu)
    state.pointee.readers = CPUSet()
    state.pointee.freeAt = start + cost
    return Outcome(time: start + cost, queued: start - time)
  }
}
