/// What a step may do, whatever the address: either its access, or what it touches besides. Steps of the same class
/// interfere with the same others.
enum StepClass: Hashable {
  /// An access to any word of a region.
  case access(Access)
  /// Whatever a step touches besides its access.
  case besides(Besides)

  /// What an access does to a word.
  struct Access: Hashable {
    enum Way: Hashable {
      case load, addition, lock, change
    }

    let region: UInt8
    let way: Way
    /// The bits of the word that it sees or changes.
    let bits: Word

    /// nil when the instruction makes no access.
    init?(_ instruction: Instruction) {
      guard let region = instruction.region, let kind = instruction.accessKind else { return nil }
      self.region = region.id
      bits = instruction.bits
      way =
        switch kind {
        case .load: .load
        case .add, .addAndTest, .addUnlessZero: .addition
        case .lock: .lock
        case .store, .rmw, .unlock, .fence: .change
        }
    }

    /// Whether two accesses to the same word may get in each other's way. Additions do not while the count stays above
    /// zero.
    func meets(_ other: Access, aboveZero: Bool = false) -> Bool {
      guard region == other.region, bits & other.bits != 0 else { return false }
      if way == .load, other.way == .load { return false }
      return !(way == .addition && other.way == .addition && aboveZero)
    }

    /// Whether what another step touches besides its access may change the word, or free its object; `lifetime` is the
    /// region that says whether the objects live, if there is one.
    func meets(_ besides: Besides, lifetime: UInt8?) -> Bool {
      if besides.interferes(withAccessTo: region, writing: way != .load) { return true }
      return lifetime.map { besides.touches.bits & 1 << UInt64($0) != 0 } ?? false
    }
  }
}
