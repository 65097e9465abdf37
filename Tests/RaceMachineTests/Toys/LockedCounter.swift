import RaceMachine

/// The words of ``Toy/lockedCounter``.
enum CounterWords {
  static let lock = Region(0, "lock")
  static let counter = Region(1, "counter")
  static let lockAddress = Address(1)
  static let counterAddress = Address(2)
  static let lockKind = LockKind(0, "counter lock", sleeps: false)
}

extension Toy {
  /// Two CPUs increment a counter under a lock.
  static let lockedCounter: Toy = {
    var words = Words()
    let lock = Place(CounterWords.lock, words.place("lock", CounterWords.lock))
    let counter = Place(CounterWords.counter, words.place("counter", CounterWords.counter))
    var frame = Frame()
    let value = frame.local("value")
    return Toy(
      title: "locked counter", map: words.map,
      program: Program([
        Procedure("increment", frame) {
          Lock("spin_lock(&lock)", CounterWords.lockKind, lock)
          Load("value = counter", counter) { context, loaded in
            context[value] = loaded
            return .next
          }
          Store("counter = value + 1", counter, Operand { $0[value] + 1 })
          Unlock("spin_unlock(&lock)", CounterWords.lockKind, lock)
        }
      ]),
      tasks: [RaceTask("increment", symmetryClass: 0), RaceTask("increment", symmetryClass: 0)],
      judgement: { view in
        let total = view.word(CounterWords.counterAddress)
        return total == 2 ? [] : [.toy("the counter is \(total) after two increments")]
      })
  }()

  /// The same without the steps called `names`.
  static func lockedCounter(without names: String..., title: String) -> Toy {
    var toy = lockedCounter
    toy.title = title
    for name in names { toy.program = toy.program.changing("increment") { $0.removing(name) } }
    return toy
  }

  /// The lost update: nobody locks.
  static let unlockedCounter = lockedCounter(
    without: "spin_lock(&lock)", "spin_unlock(&lock)", title: "unlocked counter")
}
