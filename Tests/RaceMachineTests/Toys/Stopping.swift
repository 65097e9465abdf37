import RaceMachine

extension Toy {
  /// Follows a pointer that another CPU clears: reaches for address 0, or stops at a BUG().
  static let stopping: Toy = {
    let pointer = Region(0, "pointer")
    let target = Region(1, "target")
    var words = Words()
    let head = words.place("pointer", pointer)
    let object = words.place("target", target)
    var frame = Frame()
    let p = frame.local("p", .hex)
    return Toy(
      title: "stopping", map: words.map,
      program: Program([
        Procedure("follow", frame) {
          Load("p = pointer", Place(pointer, head)) { context, value in
            context[p] = value
            return .next
          }
          Load("p->value", Place(target) { Address(Int($0[p])) }) { _, value in value == 0 ? .halt : .next }.dependent()
          Store("p->value = 2", Place(target) { Address(Int($0[p])) }, 2)
        },
        Procedure("clear") {
          Store("target = 0", Place(target, object), 0)
          Store("pointer = NULL", Place(pointer, head), 0)
        },
      ]),
      tasks: [RaceTask("follow", symmetryClass: 0), RaceTask("clear", symmetryClass: 1)],
      preparation: { setup in
        setup.set(head, Word(object.index))
        setup.set(object, 1)
      })
  }()
}
