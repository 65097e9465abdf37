import RaceMachine

/// The words of ``Toy/quietPeriod``.
enum QuietWords {
  static let slot = Region(0, "slot")
  static let object = Region(1, "object")
  static let reading = Region(2, "reading", .ghost)
  static let armed = 0
  static let nesting = 1
}

extension Toy {
  /// A reader in a read section, and a writer that unpublishes an object and waits for the section to end.
  static let quietPeriod: Toy = {
    var words = Words()
    let slot = Place(QuietWords.slot, words.place("slot", QuietWords.slot))
    let object = Place(QuietWords.object, words.place("object", QuietWords.object))
    return Toy(
      title: "quiet period", map: words.map,
      program: Program([
        Procedure("read") {
          Pause("read_lock()") { context, _ in
            context.setRegister(QuietWords.nesting, to: 1)
            return .next
          }.touching([QuietWords.reading])
          Load("if (!slot) goto out", slot) { _, value in value == 0 ? .go("out") : .next }
          Load("assert(object)", object) { context, value in
            if value == 0 { context.violate(.toy("use after free")) }
            return .next
          }
          At("out")
          Pause("read_unlock()") { context, _ in
            context.setRegister(QuietWords.nesting, to: 0)
            return .next
          }.touching([QuietWords.reading])
        },
        Procedure("remove") {
          Store("slot = NULL", slot, 0)
          Await(
            "synchronize()",
            Operand { context in
              for cpu in 0..<context.cpuCount where context.register(QuietWords.nesting, of: cpu) != 0 { return 0 }
              return 1
            },
            reason: { _ in "waits for the readers to leave" }
          ).touching([QuietWords.reading])
          Store("object = 0", object, 0)
        },
      ]),
      tasks: [
        RaceTask("read", symmetryClass: 0), RaceTask("read", symmetryClass: 0), RaceTask("remove", symmetryClass: 1),
      ],
      registers: [Field("armed", QuietWords.reading), Field("nesting", QuietWords.reading)],
      preparation: { setup in
        setup.set(Address(1), 1)
        setup.set(Address(2), 1)
      })
  }()
}
