import RaceMachine

/// The words of ``Toy/freeing``.
enum FreeingWords {
  static let lock = Region(0, "lock")
  static let contents = Region(1, "contents", .guarded)
  static let shape = Region(2, "shape", .immutable)
  static let life = Region(3, "life", .ghost)
  static let slot = Region(4, "slot")
  static let lockKind = LockKind(3, "table lock", sleeps: true, mask: 4)
  static let lockAddress = Address(1)
}

extension Toy {
  /// Guarded and immutable words, and a composite step that clears an object at once.
  static let freeing: Toy = {
    var words = Words()
    let lock = words.place("lock", FreeingWords.lock, .hex)
    let contents = words.place("contents", FreeingWords.contents)
    let shape = words.place("shape", FreeingWords.shape)
    let life = words.place("life", FreeingWords.life)
    let slot = words.place("slot", FreeingWords.slot)
    return Toy(
      title: "freeing", map: words.map,
      program: Program([
        Procedure("fill") {
          Lock("mutex_lock(&lock)", FreeingWords.lockKind, Place(FreeingWords.lock, lock)) { context, _ in
            let size = context.constant(shape, FreeingWords.shape)
            let old = context.guarded(contents, FreeingWords.contents, by: lock)
            context.setGuarded(contents, FreeingWords.contents, by: lock, to: old + size)
            return .next
          }
          Unlock("mutex_unlock(&lock)", FreeingWords.lockKind, Place(FreeingWords.lock, lock))
        },
        Procedure("free") {
          Lock("mutex_lock(&lock)", FreeingWords.lockKind, Place(FreeingWords.lock, lock))
          Pause("free(object)") { context, _ in
            context.poke(slot, FreeingWords.slot, 0)
            context.poke(life, FreeingWords.life, 1 + context.peek(life, FreeingWords.life))
            return .next
          }.touching([FreeingWords.slot, FreeingWords.life], because: .allocator)
          Unlock("mutex_unlock(&lock)", FreeingWords.lockKind, Place(FreeingWords.lock, lock))
        },
        Procedure("use") {
          Load("read slot", Place(FreeingWords.slot, slot)) { _, value in value == 0 ? .back(0) : .next }
          Store("slot = 9", Place(FreeingWords.slot, slot), 9)
        },
      ]),
      tasks: [
        RaceTask("fill", symmetryClass: 0), RaceTask("free", symmetryClass: 1), RaceTask("use", symmetryClass: 2),
      ],
      preparation: { setup in
        setup.set(shape, 4)
        setup.set(slot, 1)
      })
  }()
}
