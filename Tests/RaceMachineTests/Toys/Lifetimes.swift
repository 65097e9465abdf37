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
