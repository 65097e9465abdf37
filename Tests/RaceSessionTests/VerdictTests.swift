import RaceMachine
import RaceSession
import Testing

@Suite("Verdicts")
struct VerdictTests {
  @Test("a violation has its step, its CPU and its line, and the run goes on")
  func violation() throws {
    let session = Session(Lesson())
    session.apply(.run(try Schedule(parsing: "0 1*2 0")))
    let first = try #require(session.verdict.first)
    #expect(first.violation.description == "bug: !found")
    #expect(first.step == 4 && first.cpu == 0)
    #expect(first.line.map { session.program.lines[$0].name } == "BUG_ON(!found)")
    #expect(!session.verdict.isOver)
    #expect(session.status(of: 0) == .ready, "it prints its last words")
    session.apply(.step(cpu: 0))
    #expect(session.status(of: 0) == .stopped)
    session.apply(.stepToEnd(cpu: 1))
    #expect(session.verdict.isOver && session.verdict.violations.count == 1)
  }

  @Test("going back before the violation unmakes it; another way has none")
  func unmade() throws {
    let session = Session(Lesson())
    session.apply(.run(try Schedule(parsing: "0 1*2 0")))
    session.apply(.back(1))
    #expect(!session.verdict.isBroken)
    session.apply(.forward(1))
    #expect(session.verdict.first?.step == 4)
    session.apply(.goTo(3))
    session.apply(.step(cpu: 1))
    session.apply(.back(1))
    session.apply(.step(cpu: 0))
    #expect(session.verdict.violations.count == 1, "the step that was forgotten counts no more")
    session.apply(.goTo(1))
    session.apply(.step(cpu: 0))
    session.apply(.stepToEnd(cpu: 1))
    #expect(!session.verdict.isBroken && session.verdict.isOver)
  }

  @Test("what the model checks at the end belongs to the last step")
  func final() throws {
    struct Strict: Model {
      let lesson = Lesson()
      var title: String { lesson.title }
      var version: Int { 1 }
      var map: MemoryMap { lesson.map }
      var program: Program { lesson.program }
      var tasks: [RaceTask] { lesson.tasks }
      func prepare(_ setup: inout Setup) { lesson.prepare(&setup) }
      func finalViolations(_ view: MachineView) -> [Violation] { [Violation("end", "never right")] }
    }
    let session = Session(Strict())
    session.apply(.stepToEnd(cpu: 0))
    #expect(!session.verdict.isBroken)
    session.apply(.stepToEnd(cpu: 1))
    let last = try #require(session.verdict.first)
    #expect(last.step == 7 && last.cpu == nil && last.line == nil)
    session.apply(.back(1))
    #expect(!session.verdict.isBroken)
  }

  @Test("nobody can run and somebody waits: a deadlock")
  func deadlock() {
    let session = Session(Crossing())
    session.apply(.step(cpu: 0))
    session.apply(.step(cpu: 1))
    #expect(session.verdict.first?.violation.kind == "deadlock")
    #expect(session.verdict.isOver)
    #expect(session.status(of: 0) == .blocked("waits for lock B, held by CPU 1"))
    session.apply(.back(1))
    #expect(!session.verdict.isBroken)
  }
}
