import RaceMachine

/// Which references belong to which CPU. The kernel keeps no such books; reduction needs them: as long as a CPU has a
/// reference on a page and does not move, nobody can free that page, and its count stays above zero.
///
/// Only references that a CPU has taken and will give back count, never more than there are. Those of caches and
/// mappings are nobody's.
extension StepContext {
  /// This CPU got a reference on the page of `head`.
  mutating func holdPage(_ head: Word) {
    let places = CPURegister.heldPages..<(CPURegister.heldPages + CPURegister.heldPageCapacity)
    // Who has more than fit forgets the others, which is on the safe side.
    guard register(places.upperBound - 1) == 0 else { return }
    var next = head
    for place in places {
      let there = register(place)
      if there == 0 || next < there {
        setRegister(place, to: next)
        if there == 0 { return }
        next = there
      }
    }
  }

  /// This CPU gave a reference on the page of `head` back, or handed it on. Nothing happens when it has none.
  mutating func letGoOfPage(_ head: Word) {
    let places = CPURegister.heldPages..<(CPURegister.heldPages + CPURegister.heldPageCapacity)
    guard let gap = places.first(where: { register($0) == head }) else { return }
    for place in gap..<places.upperBound {
      setRegister(place, to: place + 1 < places.upperBound ? register(place + 1) : 0)
    }
  }

  /// Whether this CPU has a reference on any page.
  var holdsSomePage: Bool { register(CPURegister.heldPages) != 0 }

  /// Whether this CPU has a reference on the page of `head`.
  func holdsPage(_ head: Word) -> Bool {
    for place in 0..<CPURegister.heldPageCapacity where register(CPURegister.heldPages + place) == head { return true }
    return false
  }

  /// This CPU froze the count of the page of `head`: its references are not in there any more.
  mutating func letGoOfFrozenPage(_ head: Word) {
    for _ in 0..<CPURegister.heldPageCapacity { letGoOfPage(head) }
  }
}

extension Setup {
  /// A reference on the page of `head` belongs to `cpu` from the beginning.
  mutating func holdPage(_ head: Word, by cpu: Int) { setRegister(CPURegister.heldPages, of: cpu, to: head) }
}
