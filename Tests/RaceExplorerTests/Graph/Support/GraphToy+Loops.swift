import RaceMachine

/// Toys with runs that may never end.
extension GraphToy {
  /// Spins until a word is set, which somebody may do.
  static let spinning: GraphToy = GraphToy("spinning", ["spin"]) {
    Procedure("spin") {
      At("again")
      Load("while (!one)", first) { _, seen in seen == 0 ? .go("again") : .back(0) }
    }
    Procedure("set") { Store("one = 1", first, 1) }
    Procedure("lock for ever") {
      Lock("lock(&lock)", lock, held)
      At("again")
      Pause("for (;;)") { _, _ in .go("again") }
    }
    Procedure("wait and set") {
      Lock("lock(&lock)", lock, held)
      Store("one = 1", first, 1)
      Unlock("unlock(&lock)", lock, held)
    }
  }

  /// Everybody takes a lock and gives it back, again and again: whoever waits may be left out.
  static let handing: GraphToy = GraphToy("handing over", ["lock and unlock", "lock and unlock"]) {
    Procedure("lock and unlock") {
      At("again")
      Lock("lock(&lock)", lock, held)
      Unlock("unlock(&lock)", lock, held) { _, _ in .go("again") }
    }
  }

  /// The same with a lock that is tried: everybody can always run.
  static let trying: GraphToy = GraphToy("trying", ["try", "try"]) {
    Procedure("try") {
      At("again")
      CompareExchange("if (one) again", first, expected: 0, new: 1) { _, seen in seen == 0 ? .next : .go("again") }
      Store("one = 0", first, 0) { _, _ in .go("again") }
    }
  }

  /// Everybody arrives and then spins until two have: no loop is fair to somebody who has not arrived.
  static let barrier: GraphToy = GraphToy("barrier", ["arrive", "arrive"]) {
    Procedure("arrive") {
      Add("one++", first, 1)
      At("again")
      Load("while (one < 2)", first) { _, seen in seen < 2 ? .go("again") : .back(0) }
    }
  }

  /// The same with a longer way there, and a longer way round.
  static let longBarrier: GraphToy = GraphToy("long barrier", ["arrive", "arrive"]) {
    Procedure("arrive") {
      Pause("1")
      Pause("2")
      Pause("3")
      Add("one++", first, 1)
      At("again")
      Load("one", first) { _, _ in .next }
      Load("one", first) { _, _ in .next }
      Load("one", first) { _, _ in .next }
      Load("while (one < 2)", first) { _, seen in seen < 2 ? .go("again") : .back(0) }
    }
  }

  /// Everybody goes round on its own.
  static let circling: GraphToy = GraphToy("circling", ["circle", "circle"]) {
    Procedure("circle") {
      At("again")
      Load("one", first) { _, _ in .next }
      Load("one", first) { _, _ in .go("again") }
    }
  }

  /// One of two has a seat and may go round; the other one must not. A third one makes them change seats.
  static let seats: GraphToy = GraphToy("seats", ["sit", "sit", "change"]) {
    Procedure("sit") {
      CompareExchange("if (!one) sit", first, expected: 0, new: 1) { context, seen in
        if seen == 0 { context.setRegister(1, to: 1) }
        return .next
      }.touching(RegionSet([chair])).setting(register: 1)
      At("again")
      Pause("assert(seat)") { context, _ in
        if context.register(1) == 0 { context.violate(broken("no seat")) }
        return .go("again")
      }.touching(RegionSet([chair]))
    }
    Procedure("change") {
      At("again")
      Pause("change seats") { context, _ in
        let seat = context.register(1, of: 0)
        context.setRegister(1, of: 0, to: context.register(1, of: 1))
        context.setRegister(1, of: 1, to: seat)
        return .go("again")
      }.touching(RegionSet([chair])).setting(register: 1)
    }
  }

  /// Goes round until it chooses to leave, one way of which breaks a promise.
  static let leaving: GraphToy = GraphToy("leaving", ["leave"]) {
    Procedure("leave") {
      At("again")
      Choose("go on, leave or break", "way", [0, 1, 2, 3], .decimal) { context, way in
        if way == 3 { context.violate(broken("way")) }
        return way < 2 ? .go("again") : .back(0)
      }
    }
  }

  /// The same with a longer way round, so that several CPUs can be in many places.
  static let longWayRound: GraphToy = GraphToy("long way round", ["leave", "leave", "leave"]) {
    Procedure("leave") {
      At("again")
      Pause("1")
      Pause("2")
      Pause("3")
      Pause("4")
      Pause("5")
      Pause("6")
      Pause("7")
      Pause("8")
      Choose("go on, leave or break", "way", [0, 1, 2], .decimal) { context, way in
        if way == 2 { context.violate(broken("way")) }
        return way == 0 ? .go("again") : .back(0)
      }
    }
  }

  /// Everybody goes round and may fall into a loop of its own, from which nothing leads back.
  static let falling: GraphToy = GraphToy("falling", ["fall", "fall", "fall"]) {
    Procedure("fall") {
      At("above")
      Choose("stay or fall", "way", [0, 1], .decimal) { _, way in way == 0 ? .go("above") : .next }
      At("below")
      Load("one", first) { _, _ in .next }
      Load("one", first) { _, _ in .go("below") }
    }
  }

  /// A word goes round among identical CPUs: who finds it at its own phase moves it on, so that they change roles.
  static let roles: GraphToy = GraphToy("roles", ["play", "play", "play"]) {
    Procedure("play") {
      At("wait")
      CompareExchange("if (one != 0) wait", first, expected: 0, new: 1) { _, seen in seen == 0 ? .next : .go("wait") }
      Store("two = 1", second, 1)
      Store("two = 0", second, 0)
      Store("one = 0", first, 0) { _, _ in .go("wait") }
    }
    Procedure("watch") {
      At("again")
      Load("while (!two)", second) { _, seen in seen == 0 ? .go("again") : .back(0) }
    }
  }
}
