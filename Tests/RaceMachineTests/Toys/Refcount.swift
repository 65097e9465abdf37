import RaceMachine

/// The words of ``Toy/refcount``.
enum RefcountWords {
  static let count = Region(0, "refcount")
  static let data = Region(1, "data")
  static let frees = Region(2, "frees")
  static let countAddress = Address(1)
  static let dataAddress = Address(2)
  static let freesAddress = Address(3)
}

extension Toy {
  /// The owner drops its reference while two others try to get one. Whoever puts the last one frees.
  static let refcount: Toy = {
    var words = Words()
    let count = Place(RefcountWords.count, words.place("count", RefcountWords.count))
    let data = Place(RefcountWords.data, words.place("data", RefcountWords.data))
    let frees = Place(RefcountWords.frees, words.place("frees", RefcountWords.frees))
    let put = Procedure("put") {
      AddAndTest("if (dec_and_test(count))", count, .constant(UInt64.max)) { _, sign in sign == 0 ? .next : .back(0) }
      Store("  data = 0", data, 0)
      Add("  frees++", frees, 1)
    }
    return Toy(
      title: "refcount", map: words.map,
      program: Program([
        put,
        Procedure("use") {
          AddUnlessZero("if (!inc_not_zero(count)) return", count, 1) { _, added in added == 0 ? .back(0) : .next }
          Load("assert(data)", data) { context, value in
            if value == 0 { context.violate(.toy("use after free")) }
            return .next
          }
          Call("put()", "put")
        },
      ]),
      tasks: [
        RaceTask("put", symmetryClass: 0), RaceTask("use", symmetryClass: 1), RaceTask("use", symmetryClass: 1),
      ],
      preparation: { setup in
        setup.set(RefcountWords.countAddress, 1)
        setup.set(RefcountWords.dataAddress, 7)
      },
      judgement: { view in
        view.word(RefcountWords.freesAddress) == 1 ? [] : [.toy("freed \(view.word(RefcountWords.freesAddress)) times")]
      })
  }()
}
