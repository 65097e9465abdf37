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
    fileprivate var firstWord = 0
    fileprivate let wordCount: Int32
    fileprivate var firstLock: Int32 = 0
    fileprivate let lockCount: Int32
    /// What the CPU may do from now on; known once ``hasFuture``.
    var future = ClassSet()
    var hasFuture = false
  }

  private var entries = RawList<Entry>()
  private var words = RawList<Word>()
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
    if let number = numbers.value(of: contribution) { return Int32(number) }
    let number = entries.count
    var digit = 0
    if let packed, cpu == 0 { (contribution, digit) = packed.parts(fingerprint) }
    let present = machine.localWords(of: cpu)
    let held = machine.view.locks(of: cpu).map { Int32($0.address.index) }
    let entry = Entry(
      fingerprint: fingerprint, contribution: contribution, digit: UInt8(digit), kind: Int32(kind),
      wordCount: Int32(present.count), lockCount: Int32(held.count))
    held.withUnsafeBufferPointer { append(entry, present, $0) }
    return Int32(number)
  }

  /// Register `register` of a CPU in state `number`.
  @inline(__always)
  func register(_ register: Int, _ number: Int32) -> Word {
    let entry = entries.base + Int(number)
    let place = Machine.place(ofRegister: register)
    return place < Int(entry.pointee.wordCount) ? words[entry.pointee.firstWord &+ place] : 0
  }

  /// The states that are live, with each old state's new number, negative if it is gone.
  func kept(_ live: [Bool]) -> (states: LocalStates, numbers: [Int32]) {
    var numbers = [Int32](repeating: -1, count: count)
    var states = LocalStates(packed: packed)
    for state in 0..<count where live[state] {
      let entry = entries[state]
      numbers[state] = Int32(states.count)
      states.append(
        entry, UnsafeBufferPointer(start: words.base + entry.firstWord, count: Int(entry.wordCount)),
        UnsafeBufferPointer(start: locks.base + Int(entry.firstLock), count: Int(entry.lockCount)))
    }
    return (states, numbers)
  }

  private mutating func append(
    _ entry: Entry, _ present: UnsafeBufferPointer<Word>, _ held: UnsafeBufferPointer<Int32>
  ) {
    var entry = entry
    entry.firstWord = words.count
    entry.firstLock = Int32(locks.count)
    for word in present { words.append(word) }
    for lock in held { locks.append(lock) }
    _ = numbers.value(of: entry.fingerprint.contribution(at: Int(entry.kind)), orElse: UInt64(entries.count))
    entries.append(entry)
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
