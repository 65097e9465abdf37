import RaceMachine

extension Toy {
  /// Two CPUs spin until a third one, which can always run, sets a word; a fourth waits for a lock that is taken and
  /// given back for ever, and a fifth breaks a promise.
  static let spinning: Toy = {
    let word = Region(0, "word")
    let lockWord = Region(1, "lock")
    let lock = LockKind(1, "lock", sleeps: false)
    var words = Words()
    let flag = Place(word, words.place("flag", word))
    let held = Place(lockWord, words.place("lock", lockWord))
    return Toy(
      title: "spinning", map: words.map,
      program: Program([
        Procedure("spin") {
          At("again")
          Load("while (!flag)", flag) { _, value in value == 0 ? .go("again") : .back(0) }
        },
        Procedure("set") {
          Store("flag = 1", flag, 1)
        },
        Procedure("lock and unlock for ever") {
          At("again")
          Lock("lock(&lock)", lock, held)
          Unlock("unlock(&lock)", lock, held) { _, _ in .go("again") }
        },
        Procedure("wait") {
          Lock("lock(&lock)", lock, held)
          Unlock("unlock(&lock)", lock, held)
        },
        Procedure("break") {
          Load("broken", flag) { context, _ in
            context.violate(.toy("broken"))
            return .go("again")
          }
          At("again")
          Load("read", flag) { _, _ in .go("again") }
        },
      ]),
      tasks: ["spin", "set", "lock and unlock for ever", "wait", "break"].enumerated().map {
        RaceTask($1, symmetryClass: $0)
      })
  }()

  /// The same with only the CPUs in `numbers`, which are renumbered.
  func only(_ numbers: Int...) -> Toy {
    var toy = self
    toy.tasks = numbers.map { tasks[$0] }
    return toy
  }
}
