import RaceMachine
import Synchronization

/// The fingerprints of all states visited so far, 16 bytes each and room to grow.
///
/// Many shards, so that growing one needs little room besides, and so that threads seldom meet at one. A table that is
/// shared locks its shards.
final class FingerprintTable: @unchecked Sendable {
  private static let shardBits: UInt64 = 6
  private static let shardCount = 1 << Int(shardBits)
  private let shards: UnsafeMutablePointer<FingerprintShard>
  private let locks: UnsafeMutablePointer<Mutex<Void>>
  private let isShared: Bool
  private let bytes = Atomic(0)
  private let limit: Int

  /// An empty table that may take `limit` bytes.
  init(limit: Int, isShared: Bool) {
    shards = .allocate(capacity: Self.shardCount)
    locks = .allocate(capacity: Self.shardCount)
    for shard in 0..<Self.shardCount {
      (shards + shard).initialize(to: FingerprintShard())
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

  /// What came of a try to insert.
  enum Insertion { case new, known, outOfMemory }

  /// Adds a fingerprint.
  @inline(__always)
  func insert(_ fingerprint: Fingerprint) -> Insertion {
    let shard = Self.shard(of: fingerprint)
    if isShared { return locks[shard].withLock { _ in insert(fingerprint, into: shard) } }
    return insert(fingerprint, into: shard)
  }

  /// Whether a fingerprint is there.
  @inline(__always)
  func contains(_ fingerprint: Fingerprint) -> Bool {
    let shard = Self.shard(of: fingerprint)
    if isShared { return locks[shard].withLock { _ in shards[shard].contains(fingerprint) } }
    return shards[shard].contains(fingerprint)
  }

  /// Begins to fetch what is there to know about a fingerprint, for a question that comes soon.
  @inline(__always)
  func fetch(_ fingerprint: Fingerprint) {
    // Another thread may make the part larger meanwhile; then the wrong place is fetched, which does no harm.
    shards[Self.shard(of: fingerprint)].fetch(fingerprint)
  }

  /// Bytes that it takes.
  var byteCount: Int { bytes.load(ordering: .relaxed) }

  @inline(__always)
  private static func shard(of fingerprint: Fingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.high >> (64 &- shardBits))
  }

  @inline(__always)
  private func insert(_ fingerprint: Fingerprint, into shard: Int) -> Insertion {
    if shards[shard].isFull, !grow(shard) { return .outOfMemory }
    return shards[shard].insert(fingerprint) ? .new : .known
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
