import RaceMachine

/// The words of ``Toy/ghostPrologue``.
enum GhostWords {
  static let slot = Region(0, "slot")
  static let history = Region(1, "history", .ghost)
  static let slotAddress = Address(1)
  static let historyAddress = Address(2)
}

extension Toy {
  /// A judge remembers what the slot held when a reader began, and how often it was written since the beginning.
  static let ghostPrologue: Toy = {
    var words = Words()
    let slot = Place(GhostWords.slot, words.place("slot", GhostWords.slot))
    let history = words.place("history", GhostWords.history)
    return Toy(
      title: "ghost prologue", map: words.map,
      program: Program([
        Procedure("read") {
          Load("read slot", slot) { context, value in
            context.peek(history, GhostWords.history) < value ? .halt : .next
          }.touching([GhostWords.history])
          Pause("done")
        },
        Procedure("write") {
          Store("slot = 1", slot, 1) { context, _ in
            context.poke(history, GhostWords.history, context.peek(history, GhostWords.history) + 1)
            return .next
          }.touching([GhostWords.history])
        },
      ]),
      tasks: [
        RaceTask("read", symmetryClass: 0), RaceTask("write", symmetryClass: 1), RaceTask("read", symmetryClass: 0),
      ],
      registers: [Field("armed", GhostWords.history), Field("seen at first", GhostWords.history)],
      prologue: Prologue(Besides(reads: [GhostWords.history], own: [GhostWords.history])) { context in
        context.setRegister(0, to: 0)
        context.setRegister(1, to: 1 + context.peek(history, GhostWords.history))
      },
      preparation: { setup in
        setup.setRegister(0, of: 0, to: 1)
        setup.setRegister(0, of: 2, to: 1)
      })
  }()
}
