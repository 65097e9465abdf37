/// What a step read at other CPUs than its own, and what it wrote there: registers, since nothing else of a CPU can be
/// reached by another.
///
/// Whatever else a step does follows from shared memory and the local state of its CPU.
public struct Dealings: Sendable {
  /// A register of another CPU, and its value.
  public struct Register: Sendable, BitwiseCopyable {
    /// The other CPU.
    public let cpu: Int32
    /// The number of the register.
    public let number: Int32
    /// What was read or written.
    public let value: Word
  }

  /// What was read, in order, without what the step had written itself.
  public private(set) var reads: [Register] = []
  /// What was written, in order.
  public private(set) var writes: [Register] = []

  /// Whether other CPUs played no part.
  public var areNone: Bool { reads.isEmpty && writes.isEmpty }

  init() {}

  mutating func clear() {
    reads.removeAll(keepingCapacity: true)
    writes.removeAll(keepingCapacity: true)
  }

  mutating func read(_ number: Int, of cpu: Int, _ value: Word) {
    if writes.contains(where: { $0.cpu == cpu && $0.number == number }) { return }
    reads.append(Register(cpu: Int32(cpu), number: Int32(number), value: value))
  }

  mutating func wrote(_ number: Int, of cpu: Int, _ value: Word) {
    writes.append(Register(cpu: Int32(cpu), number: Int32(number), value: value))
  }
}
