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
  private var markCapacity: Int
  /// How many steps can be taken back.
  private(set) var stepCount = 0

  init() {
    capacity = 1024
    entries = .allocate(capacity: capacity)
    markCapacity = 256
    marks = .allocate(capacity: markCapacity)
  }

  func deallocate() {
    entries.deallocate()
    marks.deallocate()
  }

  @inlinable mutating func append(_ address: Int, _ old: Word) {
    if count == capacity { grow() }
    (entries + count).initialize(to: Entry(address: address, old: old))
    count &+= 1
  }

  @usableFromInline mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }

  /// A step begins here.
  mutating func mark() {
    if stepCount == markCapacity { growMarks() }
    (marks + stepCount).initialize(to: count)
    stepCount &+= 1
  }

  private mutating func growMarks() {
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: markCapacity * 2)
    larger.moveInitialize(from: marks, count: stepCount)
    marks.deallocate()
    marks = larger
    markCapacity *= 2
  }

  /// The entry at which the last step began, which is forgotten; nil when there is none.
  mutating func popMark() -> Int? {
    guard stepCount > 0 else { return nil }
    stepCount &-= 1
    return marks[stepCount]
  }

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
