/// The hot part of a machine: memory, its hash, and the log that takes steps back.
///
/// There is one way to write a word, and it logs and hashes. Reached by raw pointer only, so that a step pays
/// for no reference count and no exclusivity check.
@usableFromInline
struct Core {
  @usableFromInline let memory: UnsafeMutablePointer<Word>
  @usableFromInline let layout: CPULayout
  /// What lies where; only for naming what is wrong.
  let map: MemoryMap
  /// For each shared word the number of its region; 255 for words in no object.
  let regionOf: UnsafeMutablePointer<UInt8>
  /// For each shared word the word that is 0 while the object around it is free; 0 where there is none. Negative
  /// where only writing is forbidden then.
  let lifetimeOf: UnsafeMutablePointer<Int32>
  /// The same for each register of a CPU; ``ownRegister`` for those that only the CPU itself touches.
  let regionOfRegister: UnsafeMutablePointer<UInt8>
  /// A key for each word. Words in the same place of two CPUs have the same key.
  @usableFromInline let keys: UnsafeMutablePointer<Fingerprint>
  /// The hash of shared memory, then one for each CPU.
  @usableFromInline let hashes: UnsafeMutablePointer<Fingerprint>
  @usableFromInline var log: UndoLog
  var violations: [Violation] = []
  var recorder: EventRecorder?
  /// What was read and written at other CPUs than the one that runs, while somebody wants to know.
  var dealings: Dealings?

  /// The registers on which declarations depend, a bit each.
  let steering: UInt64

  /// Stands in ``regionOfRegister`` for a register that nobody else may touch.
  static let ownRegister: UInt8 = 254

  init(map: MemoryMap, registers: [Field], steering: UInt64, layout: CPULayout) {
    let words = layout.sharedWords + layout.slots * layout.stride
    memory = .allocate(capacity: words)
    memory.initialize(repeating: 0, count: words)
    regionOf = .allocate(capacity: layout.sharedWords)
    regionOf.initialize(repeating: 255, count: layout.sharedWords)
    lifetimeOf = .allocate(capacity: layout.sharedWords)
    lifetimeOf.initialize(repeating: 0, count: layout.sharedWords)
    for row in map.rows {
      for object in 0..<row.count {
        var next = row[object].index
        if let lifetime = row.lifetime {
          let word = Int32(row.forbidden == .writes ? -(next + lifetime) : next + lifetime)
          (lifetimeOf + next).update(repeating: word, count: row.stride)
        }
        for field in row.fields {
          (regionOf + next).update(repeating: field.region.id, count: field.length)
          next += field.length
        }
      }
    }
    regionOfRegister = .allocate(capacity: layout.registerCount)
    regionOfRegister.initialize(repeating: 255, count: layout.registerCount)
    let regions = registers.flatMap { field in
      Array(repeating: field.region.nature == .own ? Self.ownRegister : field.region.id, count: field.length)
    }
    for (number, region) in regions.enumerated() {
      regionOfRegister[number] = region
    }
    keys = .allocate(capacity: words)
    for word in 0..<words {
      let place = max(0, word - layout.sharedWords) % layout.stride
      let isShared = word < layout.sharedWords
      (keys + word).initialize(to: Fingerprint.key(isShared ? word : layout.sharedWords + place))
    }
    hashes = .allocate(capacity: 1 + layout.slots)
    hashes.initialize(repeating: Fingerprint(), count: 1 + layout.slots)
    log = UndoLog(hashCount: 1 + layout.slots)
    self.layout = layout
    self.steering = steering
    self.map = map
  }

  /// Frees everything. The core must not be used afterwards.
  func deallocate() {
    memory.deallocate()
    regionOf.deallocate()
    lifetimeOf.deallocate()
    regionOfRegister.deallocate()
    keys.deallocate()
    hashes.deallocate()
    log.deallocate()
  }

  /// Writes a shared word.
  @inlinable mutating func write(_ address: Int, _ value: Word) {
    let old = memory[address]
    if old == value { return }
    log.append(address, old)
    hashes[0].replace(old, with: value, keys[address])
    memory[address] = value
  }

  /// Writes word `place` of CPU `cpu`'s region.
  @inlinable mutating func write(cpu: Int, _ place: Int, _ value: Word) {
    let address = layout.sharedWords &+ cpu &* layout.stride &+ place
    let old = memory[address]
    if old == value { return }
    log.append(address, old)
    hashes[1 &+ cpu].replace(old, with: value, keys[address])
    memory[address] = value
  }

  /// A step begins here.
  mutating func mark() { log.mark(hashes) }

  /// Takes back the writes since the last mark.
  mutating func undo() -> Bool {
    guard let mark = log.popMark(into: hashes) else { return false }
    while log.count > mark {
      let (address, old) = log.popEntry()
      memory[address] = old
    }
    return true
  }
}
