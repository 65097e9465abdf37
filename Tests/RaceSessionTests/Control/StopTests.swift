import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("Breakpoints and watchpoints")
struct StopTests {
  private func place(_ text: String) throws -> ProgramPlace { try ProgramPlace(parsing: text) }

  /// Plays until the session says that somebody should look.
  private func playToStop(_ session: Session) -> String? {
    for _ in 0..<500 {
      let answer = session.apply(.play(.fair))
      if !answer.isDone { return answer.message }
    }
    return nil
  }

  @Test("a breakpoint stops play before its line runs, every time")
  func line() throws {
    let session = Session(Lesson(choosing: true))
    #expect(session.apply(.addStop(.breakpoint(try place("get:found"), cpu: nil))) == .noted("play stops at get:found"))
    session.apply(.choose(cpu: 0, value: 2))
    session.apply(.step(cpu: 0))
    #expect(session.stopReason == "breakpoint after step 2: CPU 0 is at 'found = box->value'")
    #expect(session.nextLine(of: 0)?.name == "found = box->value")
    session.apply(.goTo(1))
    #expect(playToStop(session) == "breakpoint after step 2: CPU 0 is at 'found = box->value'")
    #expect(playToStop(session)?.hasPrefix("breakpoint after step ") == true)
    #expect(session.position > 3 && session.lastEvent?.move.cpu == 0)
  }

  @Test("of one CPU it lets the others pass; a function is stopped at where it is entered")
  func function() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp", settings: [.init("readers", "2")]))
    session.apply(.addStop(.breakpoint(try place("find_subpage"), cpu: 1)))
    let reason = try #require(playToStop(session))
    #expect(reason.hasSuffix("CPU 1 has entered find_subpage"))
    #expect(session.frames(of: 1).contains { $0.procedure.name == "find_subpage" })
    session.apply(.runUntil(.place(try place("find_subpage"), cpu: 0), .fair))
    #expect(session.stopReason == nil && session.lastEvent?.move.cpu == 0)
  }

  @Test("a line that runs as local work stops behind the step that it belongs to")
  func local() throws {
    let session = Session(Lesson())
    session.apply(.addStop(.breakpoint(try place("read:if (--rounds)"), cpu: nil)))
    session.apply(.runUntil(.violation, .fair))
    #expect(session.stopReason?.hasSuffix("CPU 0 is at 'if (--rounds) goto again'") == true)
  }

  @Test("a watchpoint stops where a word is written, and says what was there")
  func write() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    session.apply(.addStop(.watchpoint("page[0x48].private", .write)))
    let reason = try #require(playToStop(session))
    #expect(reason.hasPrefix("watchpoint: CPU 1 wrote page[0x48].private at step \(session.position): 0, was 0:8"))
    #expect(session.lastEvent?.move.cpu == 1)
  }

  @Test("a watchpoint for any access stops at a read, and on a whole object at each of its words")
  func read() throws {
    let session = Session(Lesson())
    session.apply(.addStop(.watchpoint("box.value", .any)))
    session.apply(.play(.fair))
    session.apply(.play(.fair))
    #expect(session.position == 2 && session.stopReason == nil)
    #expect(session.apply(.play(.fair)) == .stopped("watchpoint: CPU 0 read box.value at step 3: 42"))
    session.apply(.removeStop(.watchpoint("box.value", .any)))
    session.apply(.addStop(.watchpoint("box", .read)))
    session.apply(.restart)
    #expect(session.apply(.play(.fair)) == .stopped("watchpoint: CPU 0 read box.flag at step 1: yes"))
    session.apply(.step(cpu: 1))
    #expect(session.stopReason == nil, "taking a lock is no read")
  }

  @Test("stop what runs by itself, and no step by hand")
  func whoStops() throws {
    let session = Session(Lesson())
    session.apply(.addStop(.watchpoint("box.value", .write)))
    #expect(session.apply(.steps(cpu: 1, count: 3)) == .moved(nil))
    session.apply(.restart)
    #expect(session.apply(.stepUntil(cpu: 1, try place("unlock"))) == .moved(nil))
    session.apply(.restart)
    let answer = session.apply(.runUntil(.place(try place("unlock"), cpu: nil), .fair))
    #expect(answer == .stopped("watchpoint: CPU 1 wrote box.value at step 4: 0, was 42"))
  }

  @Test("are refused where there is no such place or word, with a suggestion")
  func refused() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    #expect(
      session.apply(.addStop(.watchpoint("page[0x48].privte", .any)))
        == .refused("this model has no word or object 'page[0x48].privte'; did you mean 'page[0x48].private'?"))
    let function = session.apply(.addStop(.breakpoint(try place("xas_relaod"), cpu: nil)))
    #expect(function.message?.hasSuffix("did you mean 'xas_reload'?") == true)
    let second = session.apply(.addStop(.breakpoint(try place("xas_reload#2"), cpu: nil)))
    #expect(second == .refused("a breakpoint stops every time; leave #2 away"))
    #expect(session.stops.isEmpty)
  }

  @Test("outlast another model, where they are silent if they mean nothing")
  func outlast() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    session.apply(.addStop(.watchpoint("page[0x48].private", .write)))
    session.apply(.addStop(.breakpoint(try place("find_subpage"), cpu: nil)))
    #expect(session.apply(.addStop(.watchpoint("page[0x48].private", .write))).isDone == false)
    session.apply(.proposal("find-get-head"))
    session.apply(.scenario("swap-delete"))
    #expect(session.stops.count == 2)
    session.apply(.scenario("reuse-rmap"))
    let obstacles = session.stops.compactMap(session.obstacle)
    #expect(obstacles.allSatisfy { !$0.isEmpty })
    #expect(session.apply(.removeStop(.watchpoint("page[0x48].private", .write))).isDone)
    #expect(session.stops.count == 1)
  }
}
