extension PlannedAccess {
  /// Whether this access, which was made, might as well be made after `next`, which comes next on another CPU.
  ///
  /// For additions the word is looked at without what this one added.
  public func commutesAfterwards(with next: PlannedAccess) -> Bool {
    guard let mine = addition, let theirs = next.addition, address == next.address else { return commutes(with: next) }
    let added = kind == .addUnlessZero && mine.present == 0 ? 0 : mine.addend
    let without = theirs.present &- added
    // What this one learnt must not change either, at the value that it would find later.
    let sameAsThen = kind != .addUnlessZero || (mine.present == 0) == (without == 0)
    return sameAsThen && at(without).commutes(with: next.at(without))
  }

  /// The same access to a word that holds `value`.
  private func at(_ value: Word) -> PlannedAccess {
    PlannedAccess(
      kind: kind, address: address, region: region, bits: bits, besides: besides,
      addition: addition.map { Addition(present: value, addend: $0.addend) }, watches: watches)
  }

  /// Stands for all that decides with what the access commutes.
  public var fingerprint: Fingerprint {
    var result = Fingerprint(high: UInt64(kind.rawValue) + 1, low: UInt64(address?.index ?? 0) &* 2 &+ 1)
    result.add(Fingerprint(high: besides.touches.bits, low: besides.marks.bits), salt: 2)
    result.add(Fingerprint(high: besides.reads.bits, low: besides.own.bits), salt: 3)
    result.add(Fingerprint(high: UInt64(region ?? 255), low: watches.bits), salt: 4)
    result.add(Fingerprint(high: addition?.present ?? 0, low: addition?.addend ?? 0), salt: 5)
    result.add(Fingerprint(high: bits, low: UInt64(besides.collective)), salt: 6)
    return result
  }
}
