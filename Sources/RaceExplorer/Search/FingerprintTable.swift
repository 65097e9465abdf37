import RaceMachine
import Synchronization

/// The fingerprints of all states visited so far, 16 bytes each and room to grow.
///
/// Many shards, so that growing one needs little room besides, and so that threads seldom meet at one. A table that is
/// shared locks its shards, and numbers the states.
final class FingerprintTable: @unchecked Sendable {
  private static let shardBits: UInt64 = 6
  private static let shardCount = 1 << Int(shardBits)
  private let shards: UnsafeMutablePointer<FingerprintShard>
  private let locks: UnsafeMutablePointer<Mutex<Void>>
  private let isShared: Bool
  private let bytes = Atomic(0)
  private let nextNumber = Atomic<Int32>(0)
  private let limit: Int

  /// An empty table that may take `limit` bytes.
  init(limit: Int, isShared: Bool) {
    shards = .allocate(capacity: Self.shardCount)
    locks = .allocate(capacity: Self.shardCount)
    for shard in 0..<Self.shardCount {
      (shards + shard).initialize(to: FingerprintShard(isNumbered: isShared))
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

  /// What came of a try to insert; with the number of the state, which is 0 in a table that is not shared.
  enum Insertion { case new(Int32), known(Int32), outOfMemory }

  /// Adds a fingerprint.
  @inline(__always)
  func insert(_ fingerprint: Fingerprint) -> Insertion {
    let shard = Self.shard(of: fingerprint)
    if isShared { return locks[shard].withLock { _ in insert(fingerprint, into: shard) } }
    return insert(fingerprint, into: shard)
  }

  /// The number of a fingerprint; nil when it is not there.
  @inline(__always)
  func number(of fingerprint: Fingerprint) -> Int32? {
    let shard = Self.shard(of: fingerprint)
    if isShared { return locks[shard].withLock { _ in shards[shard].number(of: fingerprint) } }
    return shards[shard].number(of: fingerprint)
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
    guard isShared else { return shards[shard].insert(fingerprint, number: 0).map { .known($0) } ?? .new(0) }
    if let known = shards[shard].number(of: fingerprint) { return .known(known) }
    let number = nextNumber.add(1, ordering: .relaxed).oldValue
    _ = shards[shard].insert(fingerprint, number: number)
    return .new(number)
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
