import RaceMachine

extension Toy {
  /// Bits set and cleared, a compare-and-swap that is tried until it succeeds, plain additions and fences.
  static let atomics: Toy = {
    let flags = Region(0, "flags")
    let head = Region(1, "head")
    let count = Region(2, "count")
    var words = Words()
    let flagsPlace = Place(flags, words.place("flags", flags, .hex))
    let headPlace = Place(head, words.place("head", head))
    let countPlace = Place(count, words.place("count", count))
    var frame = Frame()
    let me = frame.argument("me")
    let seen = frame.local("seen")
    return Toy(
      title: "atomics", map: words.map,
      program: Program([
        Procedure("push", frame) {
          SetBits("flags |= me", flagsPlace, .local(me))
          Fence("smp_mb()", .full)
          At("retry")
          Load("seen = head", headPlace) { context, value in
            context[seen] = value
            return .next
          }
          CompareExchange(
            "cmpxchg(&head, seen, seen + me)", headPlace, expected: .local(seen),
            new: Operand { $0[seen] + $0[me] }
          ) { context, before in before == context[seen] ? .next : .go("retry") }
          Add("count += me", countPlace, .local(me))
          Add("count += 2 * me", countPlace, Operand { 2 * $0[me] })
          ClearBits("flags &= ~me", flagsPlace, .local(me))
        }
      ]),
      tasks: [
        RaceTask("push", [1], symmetryClass: 0), RaceTask("push", [2], symmetryClass: 1),
      ],
      judgement: { $0.word(Address(2)) == 3 ? [] : [.toy("a push was lost")] })
  }()
}
