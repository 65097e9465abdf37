import RaceMachine

/// Toys all of whose runs end.
extension GraphToy {

  /// Everybody increments a word without a lock; at the end none of it may be lost.
  static let lostUpdate: GraphToy = {
    var frame = Frame()
    let value = frame.local("value")
    var toy = GraphToy("lost update", ["increment", "increment"]) {
      Procedure("increment", frame) {
        Load("value = one", first) { context, loaded in
          context[value] = loaded
          return .next
        }
        Store("one = value + 1", first, Operand { $0[value] + 1 })
      }
    }
    toy.judgement = { view in
      view.word(Address(1)) == Word(view.cpuCount) ? [] : [broken("an increment is lost")]
    }
    return toy
  }()

  /// One CPU writes one of three values, the other reads and does not like the last of them.
  static let choice: GraphToy = {
    var frame = Frame()
    let value = frame.local("value")
    return GraphToy("choice", ["write", "read"]) {
      Procedure("write", frame) {
        Choose("value = any of three", "offset", [7, 8, 9], .decimal) { context, chosen in
          context[value] = chosen
          return .next
        }
        Store("one = value", first, .local(value))
      }
      Procedure("read") {
        Load("assert(one != 9)", first) { context, loaded in
          if loaded == 9 { context.violate(broken("nine")) }
          return .next
        }
      }
    }
  }()

  /// Two CPUs take two locks in opposite order.
  static let embrace: GraphToy = GraphToy("embrace", ["there", "back"]) {
    Procedure("there") {
      Lock("lock(&lock)", lock, held)
      Lock("lock(&two)", otherLock, second)
      Unlock("unlock(&two)", otherLock, second)
      Unlock("unlock(&lock)", lock, held)
    }
    Procedure("back") {
      Lock("lock(&two)", otherLock, second)
      Lock("lock(&lock)", lock, held)
      Unlock("unlock(&lock)", lock, held)
      Unlock("unlock(&two)", otherLock, second)
    }
  }

  /// Two CPUs race for the first word; who sees the other's mark breaks the promise, sooner or later.
  static let twoWays: GraphToy = GraphToy("two ways", ["early", "late"]) {
    Procedure("early") {
      Store("one = 1", first, 1)
      Pause("a")
      Pause("b")
      Load("assert(two == 0)", second) { context, seen in
        if seen != 0 { context.violate(broken("two")) }
        return .next
      }
    }
    Procedure("late") {
      Load("if (one) assert", first) { context, seen in
        if seen == 1 { context.violate(broken("one")) }
        return .next
      }
      Store("two = 1", second, 1)
      Store("one = 0", first, 0)
    }
  }
}
