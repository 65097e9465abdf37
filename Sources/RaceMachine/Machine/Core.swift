/// The hot part of a machine: memory, its hash, and the log that takes steps back.
///
/// There is one way to write a word, and it logs and hashes. Reached by raw pointer only, so that a step pays
/// for no reference count and no exclusivity check.
@usableFromInline
struct Core {
  @usableFromInline let memory: UnsafeMutablePointer<Word>
  @usableFromInline let layout: CPULayout
  /// For each shared word the number of its region; 255 for words in no object.
  let regionOf: UnsafeMutablePointer<UInt8>
  /// For each shared word the word that is 0 while the object around it is free; 0 where there is none.
  let lifetimeOf: UnsafeMutablePointer<Int32>
  /// The same for each register of a CPU; ``ownRegister`` for those that only the CPU itself touches.
  let regionOfRegister: UnsafeMutablePointer<UInt8>
  /// Keys of the shared words, then those of a CPU's words by relative position.
  @usableFromInline let keys: UnsafeMutablePointer<Fingerprint>
  /// The hash of shared memory, then one for each CPU.
  @usableFromInline let hashes: UnsafeMutablePointer<Fingerprint>
  @usableFromInline var log: UndoLog
  var violations: [Violation] = []
  var recorder: EventRecorder?

  /// Stands in ``regionOfRegister`` for a register that nobody else may touch.
  static let ownRegister: UInt8 = 254

  init(map: MemoryMap, registers: [Field], layout: CPULayout) {
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
          (lifetimeOf + next).update(repeating: Int32(next + lifetime), count: row.stride)
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
    keys = .allocate(capacity: layout.sharedWords + layout.stride)
    for place in 0..<(layout.sharedWords + layout.stride) {
      (keys + place).initialize(to: Fingerprint.key(place))
    }
    hashes = .allocate(capacity: 1 + layout.slots)
    hashes.initialize(repeating: Fingerprint(), count: 1 + layout.slots)
    log = UndoLog()
    self.layout = layout
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
    hashes[0].remove(old, keys[address])
    hashes[0].add(value, keys[address])
    memory[address] = value
  }

  /// Writes word `place` of CPU `cpu`'s region.
  @inlinable mutating func write(cpu: Int, _ place: Int, _ value: Word) {
    let address = layout.sharedWords &+ cpu &* layout.stride &+ place
    let old = memory[address]
    if old == value { return }
    log.append(address, old)
    hashes[1 &+ cpu].remove(old, keys[layout.sharedWords &+ place])
    hashes[1 &+ cpu].add(value, keys[layout.sharedWords &+ place])
    memory[address] = value
  }

  /// Takes back the writes since the last mark.
  mutating func undo() -> Bool {
    guard let mark = log.popMark() else { return false }
    while log.count > mark {
      let (address, old) = log.popEntry()
      if address < layout.sharedWords {
        hashes[0].remove(memory[address], keys[address])
        hashes[0].add(old, keys[address])
      } else {
        let (cpu, place) = (address - layout.sharedWords).quotientAndRemainder(dividingBy: layout.stride)
        hashes[1 + cpu].remove(memory[address], keys[layout.sharedWords + place])
        hashes[1 + cpu].add(old, keys[layout.sharedWords + place])
      }
      memory[address] = old
    }
    return true
  }
}
