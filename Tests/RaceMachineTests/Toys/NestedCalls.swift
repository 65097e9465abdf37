import RaceMachine

/// The words of ``Toy/nestedCalls``.
enum CallWords {
  static let total = Region(0, "total")
  static let input = Region(1, "input")
  static let totalAddress = Address(1)
  static let inputAddress = Address(2)
}

extension Toy {
  /// Calls three deep, with arguments, values, a record handed down by reference, a condition and a loop.
  static let nestedCalls: Toy = {
    var words = Words()
    let total = Place(CallWords.total, words.place("total", CallWords.total))
    let input = Place(CallWords.input, words.place("input", CallWords.input))

    var outer = Frame()
    let count = outer.argument("count")
    let cursor = outer.record("cursor", fields: [Field("sum", CallWords.input), Field("calls", CallWords.input)])
    let result = outer.local("result")
    var middle = Frame()
    let middleCursor = middle.argument("cursor", .hidden)
    let step = middle.argument("step")
    var inner = Frame()
    let innerCursor = inner.argument("cursor", .hidden)
    let weight = inner.argument("weight")

    return Toy(
      title: "nested calls", map: words.map,
      program: Program([
        Procedure("outer", outer) {
          At("again")
          Call("walk(&cursor, count)", "middle", .reference(cursor), .local(count)) { context, value in
            context[result] = context[result] + value
            return .next
          }
          Compute("if (--count) goto again") { context in
            context[count] -= 1
            return context[count] == 0 ? .next : .go("again")
          }
          Add("total += cursor.sum", total, Operand { $0[cursor, 0] })
        },
        Procedure("middle", middle) {
          Compute("cursor->calls++") { context in
            context[Through(middleCursor, 1)] += 1
            return .next
          }
          Call(
            "if (step is even) add(cursor, step)", "inner", .local(middleCursor), .local(step),
            when: Operand { $0[step] % 2 == 0 ? 1 : 0 })
          Load("return input", input) { _, value in .back(value) }
        },
        Procedure("inner", inner) {
          Load("cursor->sum += weight * input", input) { context, value in
            context[Through(innerCursor, 0)] += context[weight] * value
            return .next
          }
          Text("the end")
        },
        Procedure("set_input") {
          Store("input = 5", input, 5)
        },
      ]),
      tasks: [
        RaceTask("outer", [3], symmetryClass: 0), RaceTask("outer", [2], symmetryClass: 1),
        RaceTask("set_input", symmetryClass: 2),
      ],
      preparation: { $0.set(CallWords.inputAddress, 1) })
  }()
}
