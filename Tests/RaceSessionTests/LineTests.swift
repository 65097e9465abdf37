import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("The lines of a CPU")
struct LineTests {
  private func text(_ session: Session, _ cpu: Int, _ detail: TraceDetail = .open, limit: Int = 100) -> [String] {
    session.lines(of: cpu, limit: limit, detail: detail).map { row in
      let name = String(repeating: " ", count: row.depth) + row.text
      switch row.kind {
      case .heading: return name + ":"
      case .line: return name + " [\(row.result)] \(row.step)"
      case .call: return name + " > \(row.step)"
      case .returned: return name + " < [\(row.result)] \(row.step)"
      }
    }
  }

  @Test("what ran before the first step is shown; the next line is known")
  func opening() {
    let session = Session(Lesson())
    #expect(text(session, 0) == ["read:", "rounds = 1 [] 0", "seen = get(box) > 0"])
    #expect(session.frames(of: 0).map(\.procedure.name) == ["read", "get"])
    #expect(session.nextLine(of: 0)?.name == "if (!box->flag)")
    #expect(text(session, 1).isEmpty)
    #expect(session.nextLine(of: 1)?.name == "lock(box)")
  }

  @Test("an open call shows its lines under a heading, a finished one is a row")
  func folding() {
    let session = Session(Lesson(choosing: true))
    session.apply(.choose(cpu: 0, value: 2))
    session.apply(.step(cpu: 0))
    #expect(
      text(session, 0) == [
        "read:", "rounds = 1 or 2 [] 1", "seen = get(box) > 1", " get:", " if (!box->flag) [no] 2",
      ])
    session.apply(.step(cpu: 0))
    #expect(
      text(session, 0) == [
        "read:", "rounds = 1 or 2 [] 1", "seen = get(box) < [42] 3", "if (--rounds) goto again [] 3",
        "seen = get(box) > 3",
      ])
    #expect(
      text(session, 0, .all) == [
        "read:", "rounds = 1 or 2 [] 1", "seen = get(box) > 1", " get:", " if (!box->flag) [no] 2",
        " found = box->value [42] 3", " BUG_ON(!found) [42] 3", "read:", "seen = get(box) < [42] 3",
        "if (--rounds) goto again [] 3", "seen = get(box) > 3",
      ])
    #expect(text(session, 0, limit: 2) == ["if (--rounds) goto again [] 3", "seen = get(box) > 3"])
  }

  @Test("rounds of a loop are counted, and the earlier ones marked")
  func rounds() {
    let session = Session(Lesson(choosing: true))
    session.apply(.choose(cpu: 0, value: 2))
    session.apply(.stepToEnd(cpu: 0))
    let calls = session.lines(of: 0).filter { $0.kind == .returned }
    #expect(calls.map(\.round) == [1, 2])
    #expect(calls.map(\.isRepeated) == [true, false])
    let entered = session.lines(of: 0, detail: .all).filter { $0.kind == .call }
    #expect(entered.map(\.isRepeated) == [true, false])
    session.apply(.goTo(2))
    #expect(session.lines(of: 0).allSatisfy { !$0.isRepeated && $0.round == 1 })
    session.apply(.toEnd)
    #expect(session.frames(of: 0).isEmpty && session.nextLine(of: 0) == nil)
    #expect(session.lines(of: 0).count == 6, "a CPU that has finished keeps the lines of its first function")
  }

  @Test("the line that fired is marked, and stays when last words were said")
  func fired() throws {
    let session = Session(Lesson())
    session.apply(.run(try Schedule(parsing: "0 1*2 0*2")))
    let rows = session.lines(of: 0)
    #expect(rows.filter { !$0.violations.isEmpty }.map(\.text) == ["BUG_ON(!found)"])
    #expect(rows.filter { $0.kind == .heading }.map(\.text) == ["read", "get", "dump"])
  }

  @Test("lines agree with a fresh session at every position, after branches too")
  func recount() throws {
    var random = SplitMix64(seed: 77)
    let model = Lesson(choosing: true, spinner: true)
    let session = Session(model)
    for _ in 0..<200 {
      if Bool.random(using: &random), let move = session.view.moves.randomElement(using: &random) {
        session.apply(session.action(for: move))
      } else {
        session.apply(.goTo(Int.random(in: 0...session.length, using: &random)))
      }
      let fresh = Session(model)
      fresh.apply(.run(session.schedule))
      for cpu in 0..<3 {
        #expect(session.lines(of: cpu) == fresh.lines(of: cpu))
        #expect(session.lines(of: cpu, detail: .all) == fresh.lines(of: cpu, detail: .all))
        #expect(session.observations(of: cpu) == fresh.observations(of: cpu))
      }
    }
  }

  @Test("observations belong to the lookup that announced its offset")
  func observations() {
    let session = Session(Lesson())
    #expect(session.observations(of: 0).map(\.name) == ["offset"])
    session.apply(.steps(cpu: 0, count: 2))
    #expect(session.observations(of: 0).map(\.name) == ["offset", "index"])
    #expect(session.observation("index", of: 0)?.step == 2)
    #expect(session.observation("index", of: 0)?.text == "42")
    #expect(session.observation("index", of: 0)?.address == Lesson.value)
    session.apply(.back(1))
    #expect(session.observation("index", of: 0) == nil)
    #expect(session.observations(of: 1).isEmpty)
  }
}
