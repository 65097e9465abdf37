import RaceMachine
import Testing

@Suite("Who can go on")
struct BlockingTests {
  @Test("a CPU that waits for a lock says for which and who holds it")
  func lockHolder() throws {
    let machine = Machine(Toy.lockedCounter)
    #expect(machine.view.runnable == [0, 1])
    #expect(machine.view.owner(of: CounterWords.lockAddress) == nil)
    machine.advance(Move(cpu: 1))
    #expect(machine.view.owner(of: CounterWords.lockAddress) == 1)
    #expect(machine.view.locks(of: 1).map(\.kind.name) == ["counter lock"])
    #expect(machine.view.locks(of: 1).map(\.address) == [CounterWords.lockAddress])
    #expect(machine.view.status(of: 0) == .blocked("waits for counter lock, held by CPU 1"))
    #expect(machine.view.runnable == [1])
    #expect(machine.view.moves == [Move(cpu: 1)])
    for _ in 0..<3 { machine.advance(Move(cpu: 1)) }
    #expect(machine.view.status(of: 1) == .finished)
    #expect(machine.view.status(of: 0) == .ready)
    #expect(machine.view.owner(of: CounterWords.lockAddress) == nil)
    #expect(machine.view.locks(of: 1).isEmpty)
  }

  @Test("a lock given to a CPU by the set-up is held like any other, and shown")
  func preparedLock() {
    var toy = Toy.lockedCounter
    toy.preparation = { $0.hold(CounterWords.lockKind, at: CounterWords.lockAddress, by: 0) }
    let machine = Machine(toy)
    #expect(machine.view.status(of: 1) == .blocked("waits for counter lock, held by CPU 0"))
    #expect(machine.view.status(of: 0) == .blocked("waits for counter lock, held by CPU 0"))
    #expect(machine.view.moves.isEmpty)
    #expect(machine.recomputedFingerprint() == machine.fingerprint)
  }

  @Test("the lock word is 0 or the mask, whoever holds it")
  func lockWord() {
    for cpu in 0...1 {
      let machine = Machine(Toy.lockedCounter)
      machine.advance(Move(cpu: cpu))
      #expect(machine.view.word(CounterWords.lockAddress) == 1)
    }
    let machine = Machine(Toy.freeing)
    machine.advance(Move(cpu: 1))
    #expect(machine.view.word(FreeingWords.lockAddress) == 4)
  }

  @Test("a wait ends when its condition holds, and says what it waits for until then")
  func awaiting() {
    let machine = Machine(Toy.quietPeriod)
    machine.advance(Move(cpu: 0))
    machine.advance(Move(cpu: 2))
    #expect(machine.view.status(of: 2) == .blocked("waits for the readers to leave"))
    #expect(!machine.view.status(of: 2).canRun)
    while machine.view.status(of: 0) == .ready { machine.advance(Move(cpu: 0)) }
    #expect(machine.view.status(of: 2) == .ready)
    machine.stepBack()
    #expect(machine.view.status(of: 2) == .blocked("waits for the readers to leave"))
  }

  @Test("a choice is one move for each value")
  func choosing() {
    let machine = Machine(Toy.choice)
    #expect(machine.view.status(of: 0) == .choosing("offset", [8, 9, 10]))
    #expect(
      machine.view.moves == [
        Move(cpu: 0, .choose(8)), Move(cpu: 0, .choose(9)), Move(cpu: 0, .choose(10)), Move(cpu: 1),
      ])
    #expect(machine.view.choiceText(10, of: 0) == "0xa")
  }

  @Test("a CPU that ran into a BUG() stays where it stands; a wild access is a violation")
  func stopping() throws {
    let machine = Machine(Toy.stopping)
    machine.advance(Move(cpu: 1))
    machine.advance(Move(cpu: 0))
    machine.advance(Move(cpu: 0))
    #expect(machine.view.status(of: 0) == .stopped)
    #expect(machine.view.frames(of: 0).map(\.procedure.name) == ["follow"])
    #expect(machine.view.plannedAccess(of: 0) == nil)
    let other = Machine(Toy.stopping)
    for _ in 0..<2 { other.advance(Move(cpu: 1)) }
    other.advance(Move(cpu: 0))
    #expect(try other.step(Move(cpu: 0)).violations == [Violation("wild-access", "p->value")])
    #expect(other.view.status(of: 0) == .stopped)
  }

  @Test("a lock or a word that lies outside of memory is a wild access too", arguments: [0, -1, 2, 1_000_000])
  func outside(_ index: Int) throws {
    let region = Region(0, "word")
    var words = Words()
    _ = words.place("word", region)
    let place = Place(region, Address(index))
    let lock = Lock("lock(p)", LockKind(0, "lock", sleeps: false), place).step
    for step in [lock, Load("p->value", place) { _, _ in .next }.step] {
      let toy = Toy(
        title: "outside", map: words.map, program: Program([Procedure("a") { step }]),
        tasks: [RaceTask("a", symmetryClass: 0)])
      let machine = Machine(toy)
      #expect(machine.view.runnable == [0])
      #expect(machine.view.status(of: 0) == .ready)
      #expect(try machine.step(Move(cpu: 0)).violations == [Violation("wild-access", step.name)])
    }
  }

  @Test("what can run, the possible moves and the status agree in every state", arguments: Toy.all)
  func agreement(_ toy: Toy) {
    visitAll(Machine(toy)) { machine in
      let view = machine.view
      let able = (0..<view.cpuCount).filter { view.status(of: $0).canRun }
      #expect(view.runnable == able)
      #expect((0..<view.cpuCount).filter(view.canRun) == able)
      #expect(Set(view.moves.map(\.cpu)) == Set(able))
      for move in view.moves { #expect(throws: Never.self) { try machine.step(move) }; machine.stepBack() }
      for cpu in 0..<view.cpuCount where !able.contains(cpu) {
        #expect(throws: MoveRefusal.self) { try machine.step(Move(cpu: cpu)) }
      }
    }
  }
}
