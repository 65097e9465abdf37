import RaceMachine
import RaceSession
import Testing

@Suite("Places")
struct PlaceTests {
  @Test(
    "places are read and written",
    arguments: [
      ("get", ProgramPlace(function: "get")), ("get#2", ProgramPlace(function: "get", occurrence: 2)),
      ("get:found = box->value", ProgramPlace(function: "get", line: "found = box->value")),
      ("get:a # b#3", ProgramPlace(function: "get", line: "a # b", occurrence: 3)),
    ])
  func reading(_ text: String, _ place: ProgramPlace) throws {
    #expect(try ProgramPlace(parsing: text) == place)
    #expect(place.description == text)
  }

  @Test("what is no place is refused", arguments: ["", ":", "get:", " ", "#2", "get#0", "get#", "get#100001"])
  func refused(_ text: String) {
    #expect(throws: PlaceError.self) { try ProgramPlace(parsing: text) }
  }

  @Test(
    "an unknown place has a suggestion",
    arguments: [
      ("gett", "this model has no function 'gett'; did you mean 'get'?"),
      ("set_vlaue", "this model has no function 'set_vlaue'; did you mean 'set_value'?"),
      ("get:fuond = box->value", "get has no line 'fuond = box->value'; did you mean 'found = box->value'?"),
      ("nothing_like_it", "this model has no function 'nothing_like_it'"),
    ])
  func unknown(_ text: String, _ message: String) throws {
    let session = Session(Lesson())
    #expect(session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: text))) == .refused(message))
  }

  @Test("a place that only another CPU runs says so")
  func otherCPU() throws {
    let session = Session(Lesson())
    #expect(
      session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: "set_value")))
        == .refused("CPU 0 never runs 'set_value'; CPU 1 may"))
  }

  @Test(
    "stops when the named step has just run",
    arguments: [
      (1, "set_value", 2), (1, "box->flag", 3), (1, "clear:box->flag = 0", 3), (1, "clear:box->flag = 0#1", 3),
      (1, "clear:box->flag", 3),
      (1, "clear:box->flag#2", 4), (1, "unlock", 5), (1, "clear", 5), (0, "get", 2), (0, "get:BUG_ON", 2),
      (0, "read:seen", 2), (0, "read", 2), (0, "get:if (!box->flag)", 1),
    ])
  func stops(_ cpu: Int, _ text: String, _ position: Int) throws {
    let session = Session(Lesson())
    #expect(session.apply(.stepUntil(cpu: cpu, try ProgramPlace(parsing: text))) == .moved(nil))
    #expect(session.position == position)
  }

  @Test("the second time, counted from here")
  func secondTime() throws {
    let session = Session(Lesson(choosing: true))
    session.apply(.choose(cpu: 0, value: 2))
    #expect(session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: "get:found#2"))).isDone)
    #expect(session.position == 5)
    #expect(
      session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: "get")))
        == .refused("CPU 0 does not reach 'get': CPU 0 has finished"))
  }

  @Test("a CPU that dies says its last words and never returns")
  func lastWords() throws {
    let session = Session(Lesson())
    session.apply(.step(cpu: 0))
    session.apply(.steps(cpu: 1, count: 2))
    #expect(session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: "dump"))).isDone)
    #expect(session.status(of: 0) == .stopped)
    session.apply(.goTo(3))
    #expect(
      session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: "get")))
        == .stopped("CPU 0 does not reach 'get': CPU 0 has stopped at a BUG() and stays there"))
  }

  @Test("an endless until is refused, and nothing has changed")
  func endless() throws {
    let session = Session(Lesson(spinner: true))
    session.apply(.step(cpu: 1))
    #expect(
      session.apply(.stepUntil(cpu: 2, try ProgramPlace(parsing: "spin")))
        == .refused("CPU 2 does not reach 'spin' within 100000 steps"))
    #expect(session.position == 1 && session.length == 1)
  }

  @Test("a call that was skipped has not run")
  func skippedCall() throws {
    struct Skipping: Model {
      let title = "skipping"
      let version = 1
      let map: MemoryMap
      let program: Program
      let tasks = [RaceTask("twice", symmetryClass: 0)]

      init() {
        let region = Region(0, "x")
        var map = MemoryMap()
        let row = map.place("", fields: [Field("x", region)])
        self.map = map
        var frame = Frame()
        let round = frame.local("round")
        program = Program([
          Procedure("twice", frame) {
            At("again")
            Load("x", Place(region, row[0])) { _, _ in .next }
            Call("if (round == 1) look()", "look", when: Operand { $0[round] == 1 ? 1 : 0 })
            Compute("round++") { c in
              c[round] += 1
              return c[round] == 2 ? .back(0) : .go("again")
            }
          },
          Procedure("look") { Load("y", Place(region, row[0])) { _, _ in .back(0) } },
        ])
      }

      func prepare(_ setup: inout Setup) {}
    }
    for place in ["look", "twice:if (round == 1) look()"] {
      let session = Session(Skipping())
      #expect(session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: place))).isDone)
      #expect(session.position == 3)
    }
  }
}
