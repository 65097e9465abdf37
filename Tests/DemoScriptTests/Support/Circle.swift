import DemoScript
import PageCacheModel
import RaceMachine
import RaceSession

/// Two CPUs that go round for ever, and a third that waits for a lock that is never given back.
struct Circle: Model {
  let title = "circle"
  let version = 1
  let map: MemoryMap
  let program: Program
  let tasks = [
    RaceTask("round", symmetryClass: 0), RaceTask("round", symmetryClass: 0), RaceTask("wait", symmetryClass: 1),
    RaceTask("pick", symmetryClass: 2),
  ]

  init() {
    let region = Region(0, "turns")
    let lockRegion = Region(1, "gate")
    var map = MemoryMap()
    let row = map.place("", fields: [Field("turns", region), Field("gate", lockRegion)])
    self.map = map
    let gate = LockKind(1, "the gate", sleeps: true)
    var pick = Frame()
    let picked = pick.local("picked")
    program = Program([
      Procedure("round") {
        At("again")
        Add("turns += 1", Place(region, row[0]), 1)
        Compute("goto again") { _ in .go("again") }
      },
      Procedure("wait") { Lock("lock(gate)", gate, Place(lockRegion, row[0] + 1)) },
      Procedure("pick", pick) {
        Choose("picked = 3 or 4", "picked", [3, 4], .decimal) { c, value in
          c[picked] = value
          return .next
        }
        Load("turns", Place(region, row[0])) { _, _ in .back(0) }
      },
    ])
  }

  func prepare(_ setup: inout Setup) { setup.set(Address(2), 1) }
}

extension DemoWorkshop {
  /// The kernel model's sessions, and a circle.
  static let test = DemoWorkshop { choice in
    choice.scenario == "circle" ? Session(Circle()) : try Session(choice)
  }
}

/// Reads and checks a script.
func checked(_ text: String) throws(DemoErrors) -> PlayableDemo {
  try Demo(parsing: DemoSource(name: "t.demo", text: text)).checked(by: .test)
}

/// What is wrong with a script, one headline and its notes an entry.
func errors(_ text: String) -> [String] { errors(Array(text.utf8)) }

/// The same for bytes.
func errors(_ bytes: [UInt8]) -> [String] {
  do {
    _ = try Demo(parsing: DemoSource(name: "t.demo", bytes: bytes)).checked(by: .test)
    return []
  } catch {
    return error.diagnostics.map { ([$0.headline] + $0.notes).joined(separator: " | ") }
  }
}

/// Plays a script that begins with a circle, or with the kernel if it says so itself; the headline of its failure.
func failure(_ text: String, scenario: String = "scenario circle") throws -> String? {
  let player = DemoPlayer(try checked(scenario + "\n" + text))
  return player.playToEnd().failure?.headline
}
