import RaceMachine

extension Toy {
  /// Three identical readers of two words, which one CPU writes.
  static let readersAndWriter: Toy = {
    let first = Region(0, "first")
    let second = Region(1, "second")
    var words = Words()
    let one = Place(first, words.place("one", first))
    let two = Place(second, words.place("two", second))
    var frame = Frame()
    let a = frame.local("a")
    let b = frame.local("b")
    let task = RaceTask("read", symmetryClass: 4)
    return Toy(
      title: "readers and a writer", map: words.map,
      program: Program([
        Procedure("read", frame) {
          Load("a = one", one) { context, value in
            context[a] = value
            return .next
          }
          Load("b = two", two) { context, value in
            context[b] = value
            return .next
          }
          Pause("compare(a, b)")
        },
        Procedure("write") {
          Store("one = 1", one, 1)
          Store("two = 1", two, 1)
        },
      ]),
      tasks: [task, RaceTask("write", symmetryClass: 9), task, task])
  }()
}
