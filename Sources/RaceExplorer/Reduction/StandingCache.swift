import RaceMachine

/// Remembers what follows from local states: CPUs are in few of them, again and again.
struct StandingCache {
  /// Places of each CPU, as a power of two.
  private static let bits: UInt64 = 10
  private let keys: UnsafeMutablePointer<Fingerprint>
  private let standings: UnsafeMutablePointer<Standing>

  init(cpuCount: Int) {
    let capacity = cpuCount << Int(Self.bits)
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: Fingerprint(), count: capacity)
    standings = .allocate(capacity: capacity)
    standings.initialize(repeating: Standing(), count: capacity)
  }

  func deallocate() {
    keys.deallocate()
    standings.deallocate()
  }

  /// Where the standing of `cpu` is kept, until it is asked for in another local state.
  @inline(__always)
  func place(of cpu: Int, in machine: Machine) -> Int {
    let key = machine.localFingerprint(of: cpu)
    let place = cpu << Int(Self.bits) | Int(truncatingIfNeeded: key.low >> (64 &- Self.bits))
    if keys[place] != key { renew(place, key, cpu, machine) }
    return place
  }

  @inline(never)
  private func renew(_ place: Int, _ key: Fingerprint, _ cpu: Int, _ machine: Machine) {
    keys[place] = key
    standings[place] = machine.standing(of: cpu)
  }

  /// The standing at `place`.
  @inline(__always)
  subscript(place: Int) -> Standing {
    _read { yield standings[place] }
  }
}
