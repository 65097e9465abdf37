import RaceMachine

extension Toy {
  /// Objects with a lifetime: one is freed while others read it, which the machine reports.
  static let lifetimes: Toy = {
    let value = Region(0, "value")
    let alive = Region(1, "alive", .ghost)
    var map = MemoryMap()
    let row = map.place(2, fields: [Field("value", value), Field("alive", alive)], lifetime: 1) { "object \($0)" }
    return Toy(
      title: "lifetimes", map: map,
      program: Program([
        Procedure("read") {
          Load("read object", Place(value, row[0])) { _, _ in .next }
        },
        Procedure("free") {
          Store("object = 0", Place(value, row[0]), 0)
          Pause("free(object)") { context, _ in
            context.poke(row[0] + 1, alive, 0)
            return .next
          }.touching([alive])
        },
      ]),
      tasks: [
        RaceTask("read", symmetryClass: 0), RaceTask("free", symmetryClass: 1), RaceTask("read", symmetryClass: 0),
      ],
      preparation: { setup in
        setup.set(row[0] + 1, 1)
        setup.set(row[1] + 1, 1)
      })
  }()
}

extension Toy {
  /// An object that may be looked at, but not written, while it is free.
  static let readableWhenFree: Toy = {
    let count = Region(0, "count")
    let alive = Region(1, "alive", .ghost)
    var map = MemoryMap()
    let row = map.place(
      1, fields: [Field("count", count), Field("alive", alive)], lifetime: 1, forbidden: .writes
    ) { "object \($0)" }
    let place = Place(count, row[0])
    return Toy(
      title: "readable when free", map: map,
      program: Program([
        Procedure("look") {
          Load("read object", place) { _, _ in .next }
          AddUnlessZero("get unless zero", place, 1) { _, added in added == 0 ? .back(0) : .next }
          Add("put", place, .constant(Word.max))
        },
        Procedure("free") {
          Store("object = 0", place, 0)
          Pause("free(object)") { context, _ in
            context.poke(row[0] + 1, alive, 0)
            return .next
          }.touching([alive])
        },
        Procedure("write") {
          Store("object = 2", place, 2)
        },
      ]),
      tasks: [
        RaceTask("look", symmetryClass: 0), RaceTask("free", symmetryClass: 1), RaceTask("write", symmetryClass: 2),
      ],
      preparation: { setup in
        setup.set(row[0], 1)
        setup.set(row[0] + 1, 1)
      })
  }()
}
