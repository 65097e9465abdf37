/// What a step sees while it runs: the locals of its procedure, and what it may touch besides its one access.
///
/// It cannot be copied or kept: it is valid for this step only. The access itself is the machine's work,
/// which is why no step can make two.
public struct StepContext: ~Copyable {
  @usableFromInline let core: UnsafeMutablePointer<Core>
  /// The number of the CPU. For showing and for judging only: it must not enter shared memory.
  public let cpu: Int
  /// Where the frame begins, relative to the CPU's region.
  @usableFromInline var frame: Int
  /// What the running step declared besides its access.
  var besides = Besides()
  /// Whether the running step gave a reason to touch several words.
  var isComposite = false
  /// The registers that the running line may set, a bit each.
  var sets: UInt64 = 0

  init(core: UnsafeMutablePointer<Core>, cpu: Int) {
    self.core = core
    self.cpu = cpu
    frame = Int(core.pointee.memory[core.pointee.layout.address(cpu, CPULayout.top)])
  }

  // MARK: Locals

  /// The value of a variable of this procedure.
  @inlinable public subscript(local: Local) -> Word {
    get { word(frame &+ local.offset) }
    set { core.pointee.write(cpu: cpu, frame &+ local.offset, newValue) }
  }

  /// A field of a record that lies in a caller's frame.
  @inlinable public subscript(field: Through) -> Word {
    get { word(Int(truncatingIfNeeded: self[field.reference]) &+ field.field) }
    set { core.pointee.write(cpu: cpu, Int(truncatingIfNeeded: self[field.reference]) &+ field.field, newValue) }
  }

  /// A field of a record of this procedure.
  @inlinable public subscript(record: Local, field: Int) -> Word {
    get { word(frame &+ record.offset &+ field) }
    set { core.pointee.write(cpu: cpu, frame &+ record.offset &+ field, newValue) }
  }

  /// A reference to a record of this procedure, for a callee.
  @inlinable public func reference(to record: Local) -> Word { Word(frame &+ record.offset) }

  @inlinable func word(_ place: Int) -> Word {
    core.pointee.memory[core.pointee.layout.address(cpu, place)]
  }

  // MARK: Registers of CPUs

  /// How many CPUs the model has.
  public var cpuCount: Int { core.pointee.layout.cpuCount }

  /// Register `number` of a CPU, this one unless another is named.
  ///
  /// Since other CPUs may reach it, the step declares the region of its field.
  public func register(_ number: Int, of other: Int? = nil) -> Word {
    expectRegister(number, of: other ?? cpu, writing: false)
    let value = core.pointee.memory[core.pointee.layout.address(other ?? cpu, CPULayout.registers + number)]
    if let other, other != cpu { core.pointee.dealings?.read(number, of: other, value) }
    return value
  }

  /// Sets register `number` of a CPU, this one unless another is named.
  ///
  /// Since other CPUs may reach it, the step declares the region of its field.
  public mutating func setRegister(_ number: Int, of other: Int? = nil, to value: Word) {
    expectRegister(number, of: other ?? cpu, writing: true)
    expectSetting(number, value)
    if let other, other != cpu { core.pointee.dealings?.wrote(number, of: other, value) }
    core.pointee.write(cpu: other ?? cpu, CPULayout.registers + number, value)
  }

  // MARK: Words that are not a step of their own

  /// Reads a word that never changes while it can be reached.
  public func constant(_ address: Address, _ region: Region) -> Word {
    expect(address, region, .immutable)
    if let recorder = core.pointee.recorder { recorder.glance(address) }
    return core.pointee.memory[address.index]
  }

  /// Reads a word that nobody can change before this CPU goes on, since the CPU holds its object; see
  /// ``Model/holds(_:cpu:in:)``. Or any word, to find out whether it is such a one.
  public func settled(_ address: Address, _ region: Region) -> Word {
    expect(address, region, region.nature)
    return core.pointee.memory[address.index]
  }

  /// Reads a word that only the holder of the lock at `lock` touches. Without the lock that is a violation,
  /// `unguarded-access`.
  public func guarded(_ address: Address, _ region: Region, by lock: Address) -> Word {
    expectHeld(lock, address, region)
    if let recorder = core.pointee.recorder { recorder.glance(address) }
    return core.pointee.memory[address.index]
  }

  /// Writes a word that only the holder of the lock at `lock` touches. Without the lock that is a violation,
  /// `unguarded-access`.
  public mutating func setGuarded(_ address: Address, _ region: Region, by lock: Address, to value: Word) {
    expectHeld(lock, address, region)
    recordSideWrite(address, value)
    core.pointee.write(address.index, value)
  }

  /// Reads a word of a declared region: ghost state, or anything in a composite step.
  public func peek(_ address: Address, _ region: Region) -> Word {
    expectDeclared(address, region, writing: false)
    return core.pointee.memory[address.index]
  }

  /// Writes a word of a declared region: ghost state, or anything in a composite step.
  public mutating func poke(_ address: Address, _ region: Region, _ value: Word) {
    expectDeclared(address, region, writing: true)
    recordSideWrite(address, value)
    core.pointee.write(address.index, value)
  }

  // MARK: Locks

  /// The CPU took `lock`, whose word is at `address`; for try-locks, which are plain atomic steps.
  public mutating func took(_ lock: LockKind, at address: Address) {
    took(HeldLock.encode(lock, Address(0)), at: address)
  }

  /// The same for a lock as ``HeldLock`` writes it.
  mutating func took(_ lock: Word, at address: Address) {
    let held = core.pointee.layout.held
    for place in held..<(held &+ CPULayout.heldLocks) where word(place) == 0 {
      core.pointee.write(cpu: cpu, place, HeldLock.at(address, lock))
      if let recorder = core.pointee.recorder { recorder.noteLock(lock, address, taken: true) }
      return
    }
    preconditionFailure("CPU \(cpu) holds more than \(CPULayout.heldLocks) locks")
  }

  /// The CPU gave `lock` back. Nothing happens when it did not hold it.
  public mutating func gave(_ lock: LockKind, at address: Address) {
    gave(HeldLock.encode(lock, Address(0)), at: address)
  }

  /// The same for a lock as ``HeldLock`` writes it.
  mutating func gave(_ lock: Word, at address: Address) {
    let held = core.pointee.layout.held
    let places = held..<(held &+ CPULayout.heldLocks)
    let wanted = HeldLock.at(address, lock)
    guard let gap = places.first(where: { word($0) == wanted }) else { return }
    for place in gap..<places.upperBound {
      core.pointee.write(cpu: cpu, place, place &+ 1 < places.upperBound ? word(place &+ 1) : 0)
    }
    if let recorder = core.pointee.recorder { recorder.noteLock(lock, address, taken: false) }
  }

  /// Whether this CPU holds the lock whose word is at `address`.
  public func holds(_ address: Address) -> Bool {
    let held = core.pointee.layout.held
    return (held..<(held + CPULayout.heldLocks)).contains { HeldLock.address(word($0)) == address }
  }

  /// How many locks this CPU holds whose waiters spin.
  public var spinLocksHeld: Int {
    let held = core.pointee.layout.held
    return (held..<(held + CPULayout.heldLocks)).count { HeldLock.spins(word($0)) }
  }

  // MARK: What people and judges get to know

  /// Whether anybody watches. A search does not, and pays nothing for words.
  public var isWatched: Bool { core.pointee.recorder != nil }

  /// What this line saw or did, in a word or two: `yes`, `0x48`, `ref 5 → 6`.
  public func show(_ text: @autoclosure () -> String) {
    if let recorder = core.pointee.recorder { recorder.show(text()) }
  }

  /// Something besides the access happened: an object was freed, a grace period began.
  public func note(_ text: @autoclosure () -> String) {
    if let recorder = core.pointee.recorder { recorder.note(.said(text())) }
  }

  /// A value that a view may want to find again, under `name`.
  public func observe(_ name: String, _ value: Word, _ format: ValueFormat) {
    if let recorder = core.pointee.recorder { recorder.note(.observed(name, value, text: format.text(value))) }
  }

  /// A promise is broken here.
  public mutating func violate(_ violation: Violation) {
    core.pointee.violations.append(violation)
    core.pointee.recorder?.lineViolates()
  }
}
