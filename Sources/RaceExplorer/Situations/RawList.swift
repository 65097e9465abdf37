/// A growing list of plain values for the innermost loops: no reference count, no check of bounds. Whoever owns it frees
/// it.
struct RawList<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 256) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  func deallocate() { base.deallocate() }

  /// Bytes that it takes.
  var byteCount: Int { capacity * MemoryLayout<Element>.stride }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating _modify { yield &base[index] }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Makes the list longer by `count` elements, which the caller must set.
  @inline(__always)
  mutating func extend(by count: Int) {
    if self.count &+ count > capacity { grow() }
    self.count &+= count
  }

  /// Forgets the first `count` elements.
  mutating func removeFirst(_ count: Int) {
    base.update(from: base + count, count: self.count &- count)
    self.count &-= count
  }

  /// Forgets all elements, and gives their room back.
  mutating func clear() {
    deallocate()
    self = RawList()
  }

  /// Forgets all elements from number `count` on.
  mutating func truncate(to count: Int) { self.count = count }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
