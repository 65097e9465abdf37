/// The rules that keep a step honest. A step that breaks one is a defect of the model, so the machine traps; but a
/// lock that should be held and is not may be what a search is after, so that is a violation.
extension StepContext {
  private func regionNumber(_ address: Address) -> UInt8 {
    precondition(
      address.index > 0 && address.index < core.pointee.layout.sharedWords,
      "CPU \(cpu) reaches for word \(address.index), which is no shared memory")
    return core.pointee.regionOf[address.index]
  }

  func expect(_ address: Address, _ region: Region, _ nature: Region.Nature) {
    precondition(
      regionNumber(address) == region.id && region.nature == nature,
      "CPU \(cpu) touches word \(address.index) as \(region.name), which it is not")
  }

  func expectHeld(_ lock: Address, _ address: Address, _ region: Region) {
    expect(address, region, .guarded)
    expectHeld(lock, for: region)
  }

  /// The CPU is about to do with a word of `region` what only the holder of the lock at `lock` may do. Without the lock
  /// that is a violation, `unguarded-access`; set-up needs no locks.
  public func expectHeld(_ lock: Address, for region: Region) {
    if cpu == core.pointee.layout.setupCPU || holds(lock) { return }
    reportUnguarded(lock, region)
  }

  /// The promise `unguarded-access` is broken: the words of `region` belong to the holder of `lock`.
  @inline(never) private func reportUnguarded(_ lock: Address, _ region: Region) {
    let name = core.pointee.map.field(at: lock)?.region.name ?? "its lock"
    core.pointee.violations.append(Violation("unguarded-access", "\(region.name) without \(name)"))
    core.pointee.recorder?.lineViolates()
  }

  func expectDeclared(_ address: Address, _ region: Region, writing: Bool) {
    precondition(regionNumber(address) == region.id, "word \(address.index) is not in \(region.name)")
    let declared = writing ? besides.writable : besides.readable
    precondition(
      declared & 1 << UInt64(region.id) != 0 && (region.nature == .ghost || isComposite),
      "CPU \(cpu) touches \(region.name), which its step does not declare")
  }

  func expectRegister(_ number: Int, of other: Int, writing: Bool) {
    let layout = core.pointee.layout
    precondition(
      number >= 0 && number < layout.registerCount && other >= 0 && other < layout.slots,
      "there is no register \(number) of CPU \(other)")
    let region = core.pointee.regionOfRegister[number]
    if region == Core.ownRegister, other == cpu { return }
    let declared = (writing ? besides.writable : besides.readable) | (other == cpu ? besides.own.bits : 0)
    precondition(
      region < 64 && declared & 1 << UInt64(region) != 0,
      "CPU \(cpu) touches register \(number) of CPU \(other), whose region its step does not declare")
  }

  func expectSetting(_ number: Int, _ value: Word) {
    if value == 0 || number >= 64 || core.pointee.steering & 1 << UInt64(number) == 0 { return }
    precondition(
      sets & 1 << UInt64(number) != 0, "CPU \(cpu) sets register \(number) in a line that does not say so")
  }

  func recordSideWrite(_ address: Address, _ value: Word) {
    guard let recorder = core.pointee.recorder else { return }
    let old = core.pointee.memory[address.index]
    if old != value { recorder.note(.changed(address, old: old, new: value)) }
  }
}
