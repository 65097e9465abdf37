import RaceMachine
import RaceScreen
import RaceSession
import Testing

@Suite("A model that is not Linux")
struct OtherModelTests {
  private static let word = Region(1, "counter")

  /// Two CPUs that add without a lock.
  private struct Counter: Model {
    let title = "a lost addition"
    let version = 1
    let map: MemoryMap
    let program: Program
    let tasks = [RaceTask("add", symmetryClass: 0), RaceTask("add", symmetryClass: 0)]

    init() {
      var map = MemoryMap()
      let row = map.place("counter", fields: [Field("", word)])
      var frame = Frame()
      let value = frame.local("value")
      let procedure = Procedure("add", frame) {
        Load("value = counter", Place(word, row[0])) { c, seen in
          c[value] = seen
          c.show("\(seen)")
          return .next
        }
        Store("counter = value + 1", Place(word, row[0]), Operand { $0[value] + 1 })
      }
      self.map = map
      program = Program([procedure])
    }

    func prepare(_ setup: inout Setup) {}
  }

  @Test("shows code, time line and what happened, without trees and pages")
  func draws() {
    let session = Session(Counter())
    for cpu in [0, 1, 0] { #expect(session.apply(.step(cpu: cpu)).isDone) }
    for (width, height) in SnapshotTests.sizes {
      let text = MainScreen.picture(session, width, height).plainText()
      #expect(text.contains("a lost addition"))
      #expect(text.contains("counter = value + 1"))
      #expect(text.contains("CPU 0 wrote counter: 1, was 0."))
      #expect(!text.contains("i_pages"))
    }
  }
}
