import RaceMachine

/// A small race to tell about: a clearer empties a word and then its flag under a lock; a reader looks at flag and
/// word.
///
/// CPU 0 `read`, CPU 1 `clear`, CPU 2 `spin` if asked for.
struct Lesson: Model {
  var title = "lesson"
  var version = 3
  let map: MemoryMap
  let program: Program
  let tasks: [RaceTask]

  static let flagRegion = Region(0, "flag")
  static let valueRegion = Region(1, "value")
  static let lockRegion = Region(2, "lock")
  static let turnsRegion = Region(3, "turns", .guarded)
  static let object = Address(1)
  static let flag = object
  static let value = object + 1
  static let lock = object + 2
  static let turns = object + 3
  static let mutex = LockKind(1, "the lock", sleeps: true)

  /// - Parameters:
  ///   - choosing: whether the reader first chooses how often it looks.
  ///   - spinner: whether a third CPU loops for ever.
  ///   - locking: whether the reader takes the lock as well.
  init(choosing: Bool = false, spinner: Bool = false, locking: Bool = false) {
    var map = MemoryMap()
    _ = map.place(
      "box",
      fields: [
        Field("flag", Self.flagRegion, .truth), Field("value", Self.valueRegion), Field("lock", Self.lockRegion),
        Field("turns", Self.turnsRegion),
      ])
    self.map = map
    let lock = Place(Self.lockRegion, Self.lock)
    let flag = Place(Self.flagRegion, Self.flag)
    let value = Place(Self.valueRegion, Self.value)

    var reader = Frame()
    let rounds = reader.local("rounds")
    let seen = reader.local("seen")
    let read = Procedure("read", reader) {
      if choosing {
        Choose("rounds = 1 or 2", "rounds", [1, 2], .decimal) { c, choice in
          c[rounds] = choice
          return .next
        }
      } else {
        Compute("rounds = 1") { c in
          c[rounds] = 1
          c.observe("offset", 7, .decimal)
          return .next
        }
      }
      At("again")
      if locking { Lock("lock(box)", Self.mutex, lock) }
      Call("seen = get(box)", "get", .local(rounds)) { c, got in
        c[seen] = got
        c.show("\(got)")
        return .next
      }
      if locking { Unlock("unlock(box)", Self.mutex, lock) }
      Compute("if (--rounds) goto again") { c in
        c[rounds] -= 1
        return c[rounds] == 0 ? .back(0) : .go("again")
      }
    }
    var getter = Frame()
    _ = getter.argument("round")
    let found = getter.local("found")
    let get = Procedure("get", getter) {
      Load("if (!box->flag)", flag) { c, word in
        c.show(word == 0 ? "yes" : "no")
        return word == 0 ? .back(0) : .next
      }
      Load("found = box->value", value) { c, word in
        c[found] = word
        c.observe("index", word, .decimal)
        return .next
      }
      Compute("BUG_ON(!found)") { c in
        c.show("\(c[found])")
        if c[found] != 0 { return .back(c[found]) }
        c.violate(Violation("bug", "!found"))
        return .die(0, 0)
      }
    }
    var dump = Frame()
    _ = dump.argument("a", .hidden)
    _ = dump.argument("b", .hidden)
    let dumpProcedure = Procedure("dump", dump) {
      Load("print(box->flag)", flag) { c, word in
        c.note("flag \(word)")
        return .back(0)
      }
    }
    let clear = Procedure("clear") {
      Lock("lock(box)", Self.mutex, lock)
      Store("set_value(box, 0)", value, 0) { c, _ in
        let turns = c.guarded(Self.turns, Self.turnsRegion, by: Self.lock)
        c.setGuarded(Self.turns, Self.turnsRegion, by: Self.lock, to: turns + 1)
        return .next
      }
      Store("box->flag = 0", flag, 0)
      Store("box->flag = 0 again", flag, 0)
      Unlock("unlock(box)", Self.mutex, lock)
    }
    let spin = Procedure("spin") {
      At("again")
      Load("  while (1) box->flag", flag) { _, _ in .go("again") }
    }
    program = Program([read, get, dumpProcedure, clear, spin], lastWords: "dump")
    tasks =
      [RaceTask("read", symmetryClass: 0), RaceTask("clear", symmetryClass: 1)]
      + (spinner ? [RaceTask("spin", symmetryClass: 2)] : [])
  }

  func prepare(_ setup: inout Setup) {
    setup.set(Self.flag, 1)
    setup.set(Self.value, 42)
  }

  func finalViolations(_ view: MachineView) -> [Violation] {
    view.word(Self.turns) == 1 ? [] : [Violation("turns", "not one")]
  }
}

/// Two CPUs that take two locks in opposite order.
struct Crossing: Model {
  let title = "crossing"
  let version = 1
  let map: MemoryMap
  let program: Program
  let tasks = [RaceTask("up", symmetryClass: 0), RaceTask("down", symmetryClass: 1)]

  init() {
    let region = Region(0, "lock")
    var map = MemoryMap()
    let row = map.place(2, fields: [Field("", region)]) { "lock\($0)" }
    self.map = map
    let kinds = [LockKind(1, "lock A", sleeps: true), LockKind(2, "lock B", sleeps: true)]
    func take(_ name: String, _ order: [Int]) -> Procedure {
      Procedure(name) {
        Lock("first", kinds[order[0]], Place(region, row[order[0]]))
        Lock("second", kinds[order[1]], Place(region, row[order[1]]))
        Unlock("second", kinds[order[1]], Place(region, row[order[1]]))
        Unlock("first", kinds[order[0]], Place(region, row[order[0]]))
      }
    }
    program = Program([take("up", [0, 1]), take("down", [1, 0])])
  }

  func prepare(_ setup: inout Setup) {}
}
