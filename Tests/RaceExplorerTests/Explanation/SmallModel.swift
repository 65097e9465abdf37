import RaceMachine

/// A few words and a few procedures, to be explained.
struct SmallModel: Model {
  var title = "small"
  let version = 1
  let map: MemoryMap
  let program: Program
  let tasks: [RaceTask]
  var preparation: @Sendable (inout Setup) -> Void = { _ in }
  var judgement: @Sendable (MachineView) -> [Violation] = { _ in [] }

  func prepare(_ setup: inout Setup) { preparation(&setup) }
  func finalViolations(_ view: MachineView) -> [Violation] { judgement(view) }

  /// One object a word, with that name.
  static func words(_ names: [(name: String, region: Region)]) -> (map: MemoryMap, places: [Place]) {
    var map = MemoryMap()
    let places = names.map { Place($0.region, map.place("", fields: [Field($0.name, $0.region)])[0]) }
    return (map, places)
  }

  /// Two CPUs take two locks, each in another order.
  static let crossedLocks: SmallModel = {
    let regions = [Region(0, "first"), Region(1, "second")]
    let kinds = [LockKind(0, "first lock", sleeps: false), LockKind(1, "second lock", sleeps: false)]
    let (map, places) = words([("first", regions[0]), ("second", regions[1])])
    func procedure(_ name: String, _ order: [Int]) -> Procedure {
      Procedure(name) {
        for lock in order { Lock("spin_lock(\(kinds[lock].name))", kinds[lock], places[lock]) }
        for lock in order.reversed() { Unlock("spin_unlock(\(kinds[lock].name))", kinds[lock], places[lock]) }
      }
    }
    return SmallModel(
      map: map, program: Program([procedure("upward", [0, 1]), procedure("downward", [1, 0])]),
      tasks: [
        RaceTask("upward", symmetryClass: 0, title: "up"), RaceTask("downward", symmetryClass: 1, title: "down"),
      ])
  }()

  /// Two CPUs increment a counter, and nobody locks.
  static let lostUpdate: SmallModel = {
    let (map, places) = words([("counter", Region(0, "counter"))])
    var frame = Frame()
    let value = frame.local("value")
    return SmallModel(
      map: map,
      program: Program([
        Procedure("increment", frame) {
          Load("value = counter", places[0]) { context, loaded in
            context[value] = loaded
            return .next
          }
          Store("counter = value + 1", places[0], Operand { $0[value] + 1 })
        }
      ]),
      tasks: [RaceTask("increment", symmetryClass: 0), RaceTask("increment", symmetryClass: 0)],
      judgement: { view in
        view.word(Address(1)) == 2 ? [] : [Violation("counter", "two increments, and not two more")]
      })
  }()

  /// Two CPUs raise their flag, step back while the other's is up, and try again.
  static let politeness: SmallModel = {
    let (map, flags) = words([("flag0", Region(0, "flag0")), ("flag1", Region(1, "flag1"))])
    func procedure(_ me: Int) -> Procedure {
      Procedure("enter\(me)") {
        At("again")
        Store("flag[me] = 1", flags[me], 1)
        Load("flag[other] ?", flags[1 - me]) { context, value in
          context.show(value == 0 ? "no" : "yes")
          return value == 0 ? .back(0) : .next
        }
        Store("flag[me] = 0", flags[me], 0) { _, _ in .go("again") }
      }
    }
    return SmallModel(
      map: map, program: Program([procedure(0), procedure(1)]),
      tasks: [RaceTask("enter0", symmetryClass: 0), RaceTask("enter1", symmetryClass: 1)])
  }()

  /// One CPU follows a pointer to an object that another one unpublishes and frees.
  static let freedObject: SmallModel = {
    let pointer = Region(0, "pointer")
    let value = Region(1, "value")
    let alive = Region(2, "alive", .ghost)
    var map = MemoryMap()
    let published = Place(pointer, map.place("", fields: [Field("published", pointer)])[0])
    let row = map.place(1, fields: [Field("value", value), Field("alive", alive)], lifetime: 1) { _ in "object" }
    var frame = Frame()
    let object = frame.local("p")
    return SmallModel(
      map: map,
      program: Program([
        Procedure("read", frame) {
          Load("p = published", published) { context, loaded in
            context[object] = loaded
            return loaded == 0 ? .back(0) : .next
          }
          Load("p->value", Place(value) { Address(Int($0[object])) }) { _, _ in .next }.dependent()
        },
        Procedure("remove") {
          Store("published = NULL", published, 0)
          Pause("free(object)") { context, _ in
            context.poke(row[0] + 1, alive, 0)
            return .next
          }.touching([alive])
        },
      ]),
      tasks: [
        RaceTask("read", symmetryClass: 0, title: "reader"), RaceTask("remove", symmetryClass: 1, title: "owner"),
      ],
      preparation: { setup in
        setup.set(Address(1), Word(row[0].index))
        setup.set(row[0] + 1, 1)
      })
  }()
}
