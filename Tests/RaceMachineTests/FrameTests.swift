import RaceMachine
import Testing

@Suite("Frames")
struct FrameTests {
  @Test("a CPU that has finished keeps no word of its frames", arguments: Toy.all)
  func finishedCPUs(_ toy: Toy) {
    let machine = Machine(toy)
    let registers = max(1, toy.registers.reduce(0) { $0 + $1.length })
    let shared = toy.map.wordCount
    let words = (machine.snapshot().count - shared) / (toy.tasks.count + 1)
    var finished = 0
    visitAll(machine) { machine in
      let memory = machine.snapshot()
      for cpu in 0..<machine.cpuCount where machine.view.status(of: cpu) == .finished {
        finished += 1
        // Its state and its registers come first; no position, lock or frame may stay.
        let own = memory[(shared + cpu * words)..<(shared + (cpu + 1) * words)]
        #expect(own.first == 1)
        #expect(own.dropFirst(2 + registers).allSatisfy { $0 == 0 }, "\(toy.title): CPU \(cpu)")
        #expect(machine.view.frames(of: cpu).isEmpty)
        #expect(machine.view.nextLine(of: cpu) == nil)
      }
    }
    #expect(finished > 0)
  }

  @Test("the set-up leaves no word on the CPU on which it ran")
  func setupCPU() {
    var toy = Toy.nestedCalls
    toy.preparation = { setup in
      setup.set(CallWords.inputAddress, 1)
      setup.run("outer", 4)
    }
    let memory = Machine(toy).snapshot()
    let words = (memory.count - toy.map.wordCount) / (toy.tasks.count + 1)
    #expect(memory.suffix(words).allSatisfy { $0 == 0 })
    #expect(Machine(toy).view.word(CallWords.totalAddress) == 6, "of 4, 3, 2, 1 the even ones are added")
  }

  @Test("frames nest with their arguments and are cleared at return")
  func nesting() throws {
    let machine = Machine(Toy.nestedCalls)
    // CPU 1 was called with 2: it rests in the innermost procedure.
    #expect(machine.view.frames(of: 1).map(\.procedure.name) == ["outer", "middle", "inner"])
    #expect(machine.view.depth(of: 1) == 3)
    #expect(machine.view.frames(of: 1)[1].value(named: "step") == 2)
    #expect(machine.view.frames(of: 1)[2].value(named: "weight") == 2)
    #expect(machine.view.frames(of: 1)[2].value(named: "nothing") == nil)
    #expect(machine.view.frames(of: 0).map(\.procedure.name) == ["outer", "middle"], "3 is odd: no call")
    let event = try machine.step(Move(cpu: 1))
    #expect(machine.view.frames(of: 1).map(\.procedure.name) == ["outer", "middle"])
    #expect(machine.view.frames(of: 1)[0].values[1] == 2, "the callee wrote through the reference: weight * input")
    #expect(machine.view.frames(of: 1)[0].values[2] == 1, "one call was counted")
    #expect(event.lines.map(\.kind) == [.step, .returned(0)])
    #expect(event.lines.map(\.depth) == [2, 1])
  }

  @Test("a run of nested calls computes what the same code computes by hand")
  func arithmetic() throws {
    // CPU 0 counts 3, 2, 1; CPU 1 counts 2, 1; the weight 2 is added once by each, times the input.
    for seed in 0..<UInt64(20) {
      let machine = Machine(Toy.nestedCalls)
      _ = try runAtRandom(machine, seed: seed)
      let total = machine.view.word(CallWords.totalAddress)
      #expect([4, 12, 20].contains(total), "seed \(seed): \(total)")
    }
    let machine = Machine(Toy.nestedCalls)
    try machine.run(try Schedule(parsing: "0*5 1*4 2"))
    #expect(machine.view.moves.isEmpty)
    #expect(machine.view.word(CallWords.totalAddress) == 4)
  }

  @Test("local lines before the first access have run when the machine is made, and are told")
  func openings() {
    let machine = Machine(Toy.nestedCalls)
    #expect(machine.openings.count == 3)
    #expect(machine.openings.map(\.move.cpu) == [0, 1, 2])
    #expect(machine.openings[1].lines.map(\.kind) == [.call, .local, .call])
    #expect(machine.openings[2].lines.isEmpty)
    #expect(machine.stepCount == 0)
  }

  @Test("a promise that is broken before the first access is told with the opening")
  func openingViolation() {
    let toy = Toy(
      title: "early", map: MemoryMap(),
      program: Program([
        Procedure("early") {
          Compute("assert(false)") { context in
            context.violate(.toy("early"))
            return .next
          }
        }
      ]), tasks: [RaceTask("early", symmetryClass: 0)])
    #expect(Machine(toy).openings[0].violations == [.toy("early")])
  }
}
