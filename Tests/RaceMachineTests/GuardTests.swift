import RaceMachine
import Testing

@Suite("Words that belong to the holder of a lock")
struct GuardTests {
  static let unguarded = Violation("unguarded-access", "contents without lock")

  /// The toy whose `fill` touches guarded words without their lock.
  static let withoutLock: Toy = {
    var toy = Toy.freeing
    toy.program = toy.program.changing("fill") {
      $0.replacing("mutex_lock(&lock)") { Step($0.line, .pause, $0.body) }
    }
    return toy
  }()

  @Test("touching one without the lock is a violation, in a search and for people")
  func violation() throws {
    #expect(Machine(Self.withoutLock).advance(Move(cpu: 0)).first == Self.unguarded)
    let event = try Machine(Self.withoutLock).step(Move(cpu: 0))
    #expect(event.violations.first == Self.unguarded)
    #expect(event.violationLines.first == 0)
  }

  @Test("with the lock it is none, and without a lock that has a name it is one all the same")
  func locks() {
    #expect(Machine(Toy.freeing).advance(Move(cpu: 0)).isEmpty)
    Defect.run { context in
      #expect(context.guarded(Defect.guardedAddress, Defect.guarded, by: Address(-1)) == 0)
    }
  }

  @Test("the step goes on, and can be taken back")
  func goesOn() {
    let machine = Machine(Self.withoutLock)
    let before = machine.snapshot()
    machine.advance(Move(cpu: 0))
    #expect(machine.snapshot() != before)
    machine.stepBack()
    #expect(machine.snapshot() == before)
    #expect(machine.fingerprint == machine.recomputedFingerprint())
  }

  @Test("set-up needs no lock")
  func setUp() {
    Defect.prepare {
      Pause("fill") { context, _ in
        context.setGuarded(Defect.guardedAddress, Defect.guarded, by: Defect.wordAddress, to: 1)
        return .next
      }
    }
  }
}
