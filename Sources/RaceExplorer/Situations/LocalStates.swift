import RaceMachine

/// The local states of CPUs that a search has come upon, numbered. Identical CPUs share them if they need not be told
/// apart.
struct LocalStates {
  /// What is known about one local state.
  struct Entry {
    let fingerprint: Fingerprint
    /// What it adds to the fingerprint of a state.
    let contribution: Fingerprint
    /// The last digit of its number if it is one of the packed CPU; else 0.
    let digit: UInt8
    /// The CPU, or the first one of those that share the state.
    let kind: Int32
    fileprivate let firstWord: Int
    fileprivate let wordCount: Int32
    fileprivate let firstLock: Int32
    fileprivate let lockCount: Int32
    /// What the CPU may do from now on; known once ``hasFuture``.
    var future = ClassSet()
    var hasFuture = false
  }

  private var entries = RawList<Entry>()
  private var words = RawList<Word>(capacity: 4096)
  /// The words of the locks that CPUs hold in these states.
  private var locks = RawList<Int32>()
  private var numbers = FingerprintMap()
  /// Numbers those of CPU 0 if they are to be packed.
  private let packed: LocalNumbers?

  init(packed: LocalNumbers?) { self.packed = packed }

  func deallocate() {
    entries.deallocate()
    words.deallocate()
    locks.deallocate()
    numbers.deallocate()
  }

  var count: Int { entries.count }
  /// Bytes that they take.
  var byteCount: Int { entries.byteCount + words.byteCount + locks.byteCount + numbers.byteCount }

  @inline(__always)
  subscript(number: Int32) -> Entry {
    get { entries[Int(number)] }
    nonmutating _modify { yield &entries[Int(number)] }
  }

  /// The number of the state in which `cpu`, of this kind, is on `machine`.
  mutating func number(of cpu: Int, kind: Int, in machine: Machine) -> Int32 {
    let fingerprint = machine.localFingerprint(of: cpu)
    var contribution = fingerprint.contribution(at: kind)
    let (number, isNew) = numbers.value(of: contribution, orElse: UInt64(entries.count))
    guard isNew else { return Int32(number) }
    var digit = 0
    if let packed, cpu == 0 { (contribution, digit) = packed.parts(fingerprint) }
    let present = machine.localWords(of: cpu)
    let held = machine.view.locks(of: cpu)
    entries.append(
      Entry(
        fingerprint: fingerprint, contribution: contribution, digit: UInt8(digit), kind: Int32(kind), firstWord: words.count,
        wordCount: Int32(present.count), firstLock: Int32(locks.count), lockCount: Int32(held.count)))
    for word in present { words.append(word) }
    for lock in held { locks.append(Int32(lock.address.index)) }
    return Int32(number)
  }

  /// Register `register` of a CPU in state `number`.
  @inline(__always)
  func register(_ register: Int, _ number: Int32) -> Word {
    let entry = entries.base + Int(number)
    let place = Machine.place(ofRegister: register)
    return place < Int(entry.pointee.wordCount) ? words[entry.pointee.firstWord &+ place] : 0
  }

  /// Whether a CPU in state `number` holds the lock whose word is `lock`.
  func holds(_ lock: Int32, _ number: Int32) -> Bool {
    let entry = entries[Int(number)]
    for index in entry.firstLock..<(entry.firstLock + entry.lockCount) where locks[Int(index)] == lock { return true }
    return false
  }

  /// Brings `cpu` of `machine` into state `number`.
  func put(_ number: Int32, into machine: Machine, on cpu: Int) {
    let entry = entries[Int(number)]
    machine.putLocal(
      UnsafeBufferPointer(start: words.base + entry.firstWord, count: Int(entry.wordCount)), entry.fingerprint, on: cpu)
  }
}
