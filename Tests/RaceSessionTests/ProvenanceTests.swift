import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("Provenance")
struct ProvenanceTests {
  @Test("a word tells who wrote it, when, by which line, and what was there")
  func lastWrite() throws {
    let session = Session(Lesson())
    #expect(session.provenance(of: Lesson.value) == nil)
    session.apply(.steps(cpu: 1, count: 2))
    let write = try #require(session.provenance(of: Lesson.value))
    #expect(write.cpu == 1 && write.step == 2 && write.old == 42 && write.new == 0)
    #expect(session.program.lines[write.line].name == "set_value(box, 0)")
    let side = try #require(session.provenance(of: Lesson.turns))
    #expect(side.step == 2 && side.new == 1, "a word under a lock is known as well")
  }

  @Test("it follows going back, jumping and branching")
  func followsTheWay() {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 4))
    #expect(session.provenance(of: Lesson.flag)?.step == 4, "a store of the same value is a write")
    session.apply(.back(1))
    #expect(session.provenance(of: Lesson.flag)?.step == 3)
    session.apply(.goTo(1))
    #expect(session.provenance(of: Lesson.flag) == nil && session.provenance(of: Lesson.lock)?.step == 1)
    session.apply(.toEnd)
    #expect(session.provenance(of: Lesson.flag)?.step == 4)
    session.apply(.goTo(1))
    session.apply(.step(cpu: 0))
    session.apply(.step(cpu: 1))
    #expect(session.provenance(of: Lesson.value)?.step == 3)
    #expect(session.provenance(of: Lesson.flag) == nil)
  }

  @Test("equals a recount of the events, wherever the session stands")
  func recount() {
    var random = SplitMix64(seed: 5)
    let session = Session(Lesson(choosing: true, locking: true))
    for _ in 0..<300 {
      if Bool.random(using: &random), let move = session.view.moves.randomElement(using: &random) {
        session.apply(session.action(for: move))
      } else {
        session.apply(.goTo(Int.random(in: 0...session.length, using: &random)))
      }
      for address in (1...4).map({ Address($0) }) {
        #expect(session.provenance(of: address)?.step == recounted(session, address))
      }
    }
  }

  private func recounted(_ session: Session, _ address: Address) -> Int? {
    session.events[..<session.position].lastIndex { event in
      if let access = event.access, access.address == address, access.kind.writes { return true }
      return event.notes.contains {
        if case .changed(address, _, _) = $0 { true } else { false }
      }
    }.map { $0 + 1 }
  }

  @Test("what the last step touched")
  func touched() {
    let session = Session(Lesson())
    #expect(session.touchedWords.isEmpty)
    session.apply(.steps(cpu: 1, count: 2))
    #expect(session.touchedWords.map(\.address) == [Lesson.value, Lesson.turns])
    #expect(session.touchedWords.map(\.isAccess) == [true, false])
    session.apply(.step(cpu: 0))
    #expect(session.touchedWords.map(\.kind) == [.load])
  }

  @Test("just changed: since the mark, else by the last step")
  func marks() {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 3))
    #expect(session.justChanged.map(\.address) == [Lesson.flag, Lesson.value, Lesson.lock, Lesson.turns])
    session.markSeen()
    #expect(session.justChanged.map(\.address) == [Lesson.flag])
    session.apply(.step(cpu: 1))
    #expect(session.justChanged.isEmpty, "the value was the same before")
    session.apply(.step(cpu: 1))
    #expect(session.justChanged.map(\.address) == [Lesson.lock])
    #expect(session.justChanged(Lesson.lock)?.cpu == 1)
    session.markSeen()
    session.apply(.goTo(2))
    #expect(session.justChanged.map(\.address) == [Lesson.value, Lesson.turns], "back: those of the step before")
    #expect(session.justChanged(Lesson.flag) == nil)
  }
}
