import RaceMachine
import Testing

/// What a model must not do: the machine ends the process rather than go on with a wrong search.
@Suite("Defects of a model")
struct TrapTests {
  @Test("a body that reads ghost state which its step does not declare is caught")
  func undeclaredPeek() async {
    await #expect(processExitsWith: .failure) {
      Defect.run { context in _ = context.peek(Defect.ghostAddress, Defect.ghost) }
    }
  }

  @Test("a body that writes ghost state which its step does not declare is caught")
  func undeclaredPoke() async {
    await #expect(processExitsWith: .failure) {
      Defect.run { context in context.poke(Defect.ghostAddress, Defect.ghost, 1) }
    }
  }

  @Test("a body that reaches for a second shared word is caught, even if its step declares the region")
  func secondAccess() async {
    await #expect(processExitsWith: .failure) {
      Defect.run(touching: [Defect.other]) { context in _ = context.peek(Defect.otherAddress, Defect.other) }
    }
  }

  @Test("declared ghost state, and shared words of a composite step, are no defect")
  func declared() {
    Defect.run(touching: [Defect.ghost]) { context in context.poke(Defect.ghostAddress, Defect.ghost, 1) }
    Defect.run(touching: [Defect.other], because: .lastPut) { context in
      context.poke(Defect.otherAddress, Defect.other, 1)
    }
  }

  @Test("a word touched as if it were in another region is caught")
  func wrongRegion() async {
    await #expect(processExitsWith: .failure) {
      Defect.run(touching: [Defect.ghost]) { context in _ = context.peek(Defect.otherAddress, Defect.ghost) }
    }
    await #expect(processExitsWith: .failure) {
      Defect.run { context in _ = context.constant(Defect.otherAddress, Defect.fixed) }
    }
    await #expect(processExitsWith: .failure) { Defect.run(accessing: Place(Defect.other, Defect.ghostAddress)) }
  }

  @Test("a word outside of memory is caught", arguments: [-1, 6, 1_000_000])
  func outside(_ index: Int) async {
    await #expect(processExitsWith: .failure) { [index] in
      Defect.run(touching: [Defect.ghost]) { context in _ = context.peek(Address(index), Defect.ghost) }
    }
  }

  @Test("a register touched without declaring its region is caught, be it this CPU's or another's")
  func undeclaredRegister() async {
    await #expect(processExitsWith: .failure) { Defect.run { context in context.setRegister(1, to: 1) } }
    await #expect(processExitsWith: .failure) { Defect.run { context in context.setRegister(1, of: 1, to: 1) } }
    await #expect(processExitsWith: .failure) { Defect.run { context in _ = context.register(1, of: 1) } }
    Defect.run(touching: [Defect.ghost]) { context in
      context.setRegister(1, of: 1, to: 1 + context.register(1))
    }
  }

  @Test("a procedure that loops without touching memory is caught")
  func localLoop() async {
    await #expect(processExitsWith: .failure) {
      Defect.run(
        Procedure("spin") {
          Load("read", Place(Defect.word, Defect.wordAddress)) { _, _ in .next }
          At("again")
          Compute("goto again") { _ in .go("again") }
        })
    }
  }

  @Test("endless recursion is caught")
  func recursion() async {
    await #expect(processExitsWith: .failure) {
      Defect.run(
        Procedure("deeper") {
          Load("read", Place(Defect.word, Defect.wordAddress)) { _, _ in .next }
          Call("deeper()", "deeper")
        }, steps: 1000)
    }
  }

  @Test("a program that cannot be right is refused when it is made")
  func programs() async {
    await #expect(processExitsWith: .failure) { _ = Program([Procedure("a") {}, Procedure("a") {}]) }
    await #expect(processExitsWith: .failure) {
      _ = Program([
        Procedure("a") {
          At("x"); At("x")
        }
      ])
    }
    await #expect(processExitsWith: .failure) { _ = Program([Procedure("a") { Call("b()", "b") }]) }
    await #expect(processExitsWith: .failure) {
      _ = Program([Procedure("a") { Call("b(1)", "b", 1) }, Procedure("b") {}])
    }
    await #expect(processExitsWith: .failure) {
      _ = Program([Procedure("a") { Choose("pick", "x", [], .decimal) { _, _ in .next } }])
    }
  }

  @Test("a jump to a label that is not there is caught")
  func unknownLabel() async {
    await #expect(processExitsWith: .failure) { Defect.run(Procedure("a") { Pause("go") { _, _ in .go("nowhere") } }) }
  }

  @Test("a seeded fault that changes nothing is refused")
  func emptyFault() async {
    await #expect(processExitsWith: .failure) { _ = Procedure("a") { Pause("x") }.removing("y") }
    await #expect(processExitsWith: .failure) { _ = Procedure("a") { Pause("x") }.removing("x", number: 2) }
    await #expect(processExitsWith: .failure) { _ = Program([Procedure("a") {}]).changing("b") { $0 } }
  }

  @Test("a set-up that waits, stops, or breaks a promise is refused")
  func setUps() async {
    await #expect(processExitsWith: .failure) { Defect.prepare { Pause("BUG()") { _, _ in .halt } } }
    await #expect(processExitsWith: .failure) { Defect.prepare { Await("for ever", 0, reason: { _ in "waits" }) } }
    await #expect(processExitsWith: .failure) {
      Defect.prepare { Choose("pick", "x", [1, 2], .decimal) { _, _ in .next } }
    }
    await #expect(processExitsWith: .failure) {
      Defect.prepare {
        Pause("break") { context, _ in
          context.violate(.toy("broken"))
          return .next
        }
      }
    }
    Defect.prepare { Pause("fine") }
  }

  @Test("a schedule built from runs of no steps is refused")
  func emptyRuns() async {
    await #expect(processExitsWith: .failure) { _ = Schedule([.run(cpu: 0, steps: 0)]) }
    await #expect(processExitsWith: .failure) {
      _ = Schedule([.run(cpu: 0, steps: 1)], loop: [.run(cpu: 0, steps: -1)])
    }
  }
}
