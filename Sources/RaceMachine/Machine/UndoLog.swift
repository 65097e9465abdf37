/// The old values of all words written, with a mark where each step began.
@usableFromInline
struct UndoLog {
  @usableFromInline struct Entry {
    @usableFromInline let address: Int
    @usableFromInline let old: Word

    @inlinable init(address: Int, old: Word) {
      self.address = address
      self.old = old
    }
  }

  @usableFromInline var entries: UnsafeMutablePointer<Entry>
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0
  private var marks: UnsafeMutablePointer<Int>
  /// The hashes at each mark: to keep them is quicker than to compute them again.
  private var hashes: UnsafeMutablePointer<Fingerprint>
  private let hashCount: Int
  private var markCapacity: Int
  /// How many steps can be taken back.
  private(set) var stepCount = 0

  init(hashCount: Int) {
    capacity = 1024
    entries = .allocate(capacity: capacity)
    markCapacity = 256
    marks = .allocate(capacity: markCapacity)
    hashes = .allocate(capacity: markCapacity * hashCount)
    self.hashCount = hashCount
  }

  func deallocate() {
    entries.deallocate()
    marks.deallocate()
    hashes.deallocate()
  }

  @inlinable mutating func append(_ address: Int, _ old: Word) {
    if count == capacity { grow() }
    (entries + count).initialize(to: Entry(address: address, old: old))
    count &+= 1
  }

  @usableFromInline mutating func grow() {
    entries = Self.larger(entries, count)
    capacity *= 2
  }

  /// A step begins here, with these hashes.
  mutating func mark(_ present: UnsafeMutablePointer<Fingerprint>) {
    if stepCount == markCapacity {
      marks = Self.larger(marks, stepCount)
      hashes = Self.larger(hashes, stepCount * hashCount)
      markCapacity *= 2
    }
    (marks + stepCount).initialize(to: count)
    (hashes + stepCount &* hashCount).update(from: present, count: hashCount)
    stepCount &+= 1
  }

  /// Twice the room, full so far.
  private static func larger<Item>(_ items: UnsafeMutablePointer<Item>, _ count: Int) -> UnsafeMutablePointer<Item> {
    let larger = UnsafeMutablePointer<Item>.allocate(capacity: count * 2)
    larger.moveInitialize(from: items, count: count)
    items.deallocate()
    return larger
  }

  /// The entry at which the last step began, which is forgotten; nil when there is none. The hashes are put back.
  mutating func popMark(into present: UnsafeMutablePointer<Fingerprint>) -> Int? {
    guard stepCount > 0 else { return nil }
    stepCount &-= 1
    present.update(from: hashes + stepCount &* hashCount, count: hashCount)
    return marks[stepCount]
  }

  /// The entries of the last step.
  var lastStep: Range<Int> { stepCount == 0 ? 0..<0 : marks[stepCount &- 1]..<count }

  mutating func popEntry() -> (address: Int, old: Word) {
    count &-= 1
    return (entries[count].address, entries[count].old)
  }

  /// Forgets everything: what was written so far cannot be taken back.
  mutating func clear() {
    count = 0
    stepCount = 0
  }
}
