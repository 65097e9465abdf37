import RaceMachine

extension Toy {
  /// One CPU writes data, then a flag; the other reads the flag, then the data.
  static let messagePassing: Toy = {
    var words = Words()
    let data = words.place("data", MessageWords.data)
    let flag = words.place("flag", MessageWords.flag)
    let outcome = words.place("outcome", MessageWords.outcome)
    var frame = Frame()
    let sawFlag = frame.local("saw_flag")
    let sawData = frame.local("saw_data")
    return Toy(
      title: "message passing", map: words.map,
      program: Program([
        Procedure("send") {
          Store("data = 1", Place(MessageWords.data, data), 1)
          Store("flag = 1", Place(MessageWords.flag, flag), 1)
        },
        Procedure("receive", frame) {
          Load("saw_flag = flag", Place(MessageWords.flag, flag)) { context, value in
            context[sawFlag] = value
            return .next
          }
          Load("saw_data = data", Place(MessageWords.data, data)) { context, value in
            context[sawData] = value
            return .next
          }
          Store("outcome = …", Place(MessageWords.outcome, outcome), Operand { 10 * $0[sawFlag] + $0[sawData] + 1 })
        },
      ]),
      tasks: [RaceTask("send", symmetryClass: 0), RaceTask("receive", symmetryClass: 1)])
  }()
}

/// The words of ``Toy/messagePassing``.
enum MessageWords {
  static let data = Region(0, "data")
  static let flag = Region(1, "flag")
  static let outcome = Region(2, "outcome")
  static let outcomeAddress = Address(3)
}
