import RaceMachine

/// The words of ``Toy/choice``.
enum ChoiceWords {
  static let slot = Region(0, "slot")
  static let slotAddress = Address(1)
}

extension Toy {
  /// One CPU chooses a value and stores it, twice; the other one reads it.
  static let choice: Toy = {
    var words = Words()
    let slot = Place(ChoiceWords.slot, words.place("slot", ChoiceWords.slot))
    var frame = Frame()
    let value = frame.local("value", .hex)
    return Toy(
      title: "choice", version: 3, map: words.map,
      program: Program([
        Procedure("choose_and_store", frame) {
          Choose("value = any of three", "offset", [8, 9, 10], .hex) { context, chosen in
            context[value] = chosen
            return .next
          }
          Store("slot = value", slot, .local(value))
          Choose("value = 0 or 1", "again", [0, 1], .truth) { _, chosen in chosen == 0 ? .back(0) : .next }
          Store("slot = 0", slot, 0)
        },
        Procedure("read", frame) {
          Load("value = slot", slot) { context, loaded in
            context[value] = loaded
            return .next
          }
          Pause("use(value)")
        },
      ]),
      tasks: [RaceTask("choose_and_store", symmetryClass: 0), RaceTask("read", symmetryClass: 1)])
  }()
}
