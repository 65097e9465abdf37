import RaceMachine
import Synchronization

/// The states visited so far, with room to grow.
///
/// Many shards, so that growing one needs little room besides, and so that threads seldom meet at one. A table that is
/// shared locks its shards.
final class ShardedTable<Entry: TableEntry>: @unchecked Sendable {
  private let shards: UnsafeMutablePointer<TableShard<Entry>>
  private let locks: UnsafeMutablePointer<Mutex<Void>>
  private let isShared: Bool
  private let bytes = Atomic(0)
  private let limit: Int

  private static var shardBits: UInt64 { 6 }
  private static var shardCount: Int { 1 << Int(shardBits) }

  /// An empty table that may take `limit` bytes.
  init(limit: Int, isShared: Bool) {
    shards = .allocate(capacity: Self.shardCount)
    locks = .allocate(capacity: Self.shardCount)
    for shard in 0..<Self.shardCount {
      (shards + shard).initialize(to: TableShard())
      (locks + shard).initialize(to: Mutex(()))
    }
    self.isShared = isShared
    self.limit = limit
    bytes.store((0..<Self.shardCount).reduce(0) { $0 + shards[$1].byteCount }, ordering: .relaxed)
  }

  deinit {
    for shard in 0..<Self.shardCount { shards[shard].deallocate() }
    shards.deallocate()
    locks.deinitialize(count: Self.shardCount)
    locks.deallocate()
  }

  /// Adds an entry.
  @inline(__always)
  func insert(_ entry: Entry) -> Insertion {
    let shard = Self.shard(of: entry.fingerprint)
    if isShared { return locks[shard].withLock { _ in insert(entry, into: shard) } }
    return insert(entry, into: shard)
  }

  /// Whether an entry is there.
  @inline(__always)
  func contains(_ entry: Entry) -> Bool {
    let shard = Self.shard(of: entry.fingerprint)
    if isShared { return locks[shard].withLock { _ in shards[shard].contains(entry) } }
    return shards[shard].contains(entry)
  }

  /// Begins to fetch what is there to know about a fingerprint, for a question that comes soon.
  @inline(__always)
  func fetch(_ fingerprint: Fingerprint) {
    let shard = Self.shard(of: fingerprint)
    if isShared { return locks[shard].withLock { _ in shards[shard].fetch(fingerprint) } }
    shards[shard].fetch(fingerprint)
  }

  /// Bytes that it takes.
  var byteCount: Int { bytes.load(ordering: .relaxed) }

  @inline(__always)
  private static func shard(of fingerprint: Fingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.high >> (64 &- shardBits))
  }

  @inline(__always)
  private func insert(_ entry: Entry, into shard: Int) -> Insertion {
    if shards[shard].isFull, !grow(shard) { return .outOfMemory }
    return shards[shard].insert(entry) ? .new : .known
  }

  @inline(never)
  private func grow(_ shard: Int) -> Bool {
    let growth = shards[shard].growth
    // While it grows, its old places are there as well.
    guard bytes.load(ordering: .relaxed) + shards[shard].byteCount + growth <= limit else { return false }
    bytes.add(growth, ordering: .relaxed)
    shards[shard].grow()
    return true
  }
}

/// What came of a try to add a state.
enum Insertion { case new, known, outOfMemory }
