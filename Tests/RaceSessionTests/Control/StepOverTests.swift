import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("Stepping over calls and out of functions")
struct StepOverTests {
  @Test("over runs the call that was just entered to its end, and else one step")
  func over() {
    let session = Session(Lesson(choosing: true))
    session.apply(.choose(cpu: 0, value: 2))
    #expect(session.frames(of: 0).count == 2)
    #expect(session.apply(.stepOver(cpu: 0)) == .moved(nil))
    #expect(session.position == 3 && session.frames(of: 0).count == 2, "it is back, and before the next call")
    session.apply(.step(cpu: 0))
    #expect(session.apply(.stepOver(cpu: 0)) == .moved(nil))
    #expect(session.position == 5 && session.status(of: 0) == .finished)
    #expect(session.apply(.stepOver(cpu: 1)) == .moved(nil))
    #expect(session.position == 6)
    #expect(session.apply(.stepOver(cpu: 0)) == .refused("CPU 0 has finished"))
    #expect(session.apply(.stepOver(cpu: 7)).message?.hasPrefix("there is no CPU 7") == true)
  }

  @Test("out runs the function that the CPU is in to its end, the first one to the end of the CPU")
  func out() {
    let session = Session(Lesson(choosing: true))
    session.apply(.choose(cpu: 0, value: 1))
    session.apply(.step(cpu: 0))
    #expect(session.apply(.stepOut(cpu: 0)) == .moved(nil))
    #expect(session.position == 3 && session.status(of: 0) == .finished)
    session.apply(.stepOut(cpu: 1))
    #expect(session.status(of: 1) == .finished)
  }

  @Test("stops where the CPU must wait, or where a stop point is")
  func blocked() throws {
    let session = Session(Lesson(locking: true))
    session.apply(.step(cpu: 1))
    #expect(session.apply(.stepOver(cpu: 0)) == .refused("CPU 0 waits for the lock, held by CPU 1"))
    session.apply(.goTo(0))
    session.apply(.step(cpu: 0))
    session.apply(.addStop(.watchpoint("box.flag", .any)))
    #expect(session.apply(.stepOver(cpu: 0)) == .stopped("watchpoint: CPU 0 read box.flag at step 2: yes"))
  }

  @Test("a function that never comes back is refused, and nothing has changed")
  func endless() {
    let session = Session(Lesson(spinner: true))
    #expect(
      session.apply(.stepOut(cpu: 2)) == .refused("CPU 2 does not come back within \(Session.untilLimit) steps"))
    #expect(session.position == 0 && session.length == 0)
  }

  @Test("never leaves a call open that it has entered, in any kernel function")
  func kernel() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    var overs = 0
    while !session.isOver {
      for cpu in 0..<2 where session.status(of: cpu).canRun {
        let before = session.frames(of: cpu).map(\.number)
        session.apply(.stepOver(cpu: cpu))
        overs += 1
        guard session.status(of: cpu) != .finished, session.status(of: cpu) != .stopped else { continue }
        let entered = session.lastEvent?.lines.reversed().prefix { $0.kind == .call }.count ?? 0
        #expect(session.frames(of: cpu).count - entered <= before.count)
      }
    }
    #expect(overs > 3, "\(overs)")
    #expect(overs * 2 < session.position)
  }
}
