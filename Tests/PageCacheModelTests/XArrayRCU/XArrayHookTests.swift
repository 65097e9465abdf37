import Testing

@testable import PageCacheModel
@testable import RaceMachine

/// What the hook tells adds up to what the array holds.
@Suite struct XArrayHook {
  /// An array, and the same contents as the hook told them.
  private struct HookedModel: Model {
    let title = "hook"
    let version = 1
    let map: MemoryMap
    let program: Program
    let tasks: [RaceTask] = []
    let registers = CPURegister.fields(nodeCount: 32)
    let memory: XArrayMemory
    let told: ObjectRow

    init() {
      var map = MemoryMap()
      memory = XArrayMemory(in: &map, chunkShift: 2, arrayCount: 1, nodeCount: 32)
      told = map.place("told", fields: [Field("entries", .homes, length: 64)])
      self.map = map
      let base = told[0]
      let hooks = XArrayHooks { context, _, index, old, new in
        let before = context.peek(base + Int(index), .homes)
        if before != old { context.violate(Violation("hook", "\(index) held \(before), not \(old)")) }
        context.poke(base + Int(index), .homes, XAEntry.isInternal(new) ? 0 : new)
      }
      let procedures = XArrayProcedures(memory: memory, hooks: hooks)
      program = Program(procedures.all + [Self.eraseOrder(procedures)])
    }

    func prepare(_ setup: inout Setup) {}

    private static func eraseOrder(_ procedures: XArrayProcedures) -> Procedure {
      var frame = Frame()
      let array = frame.argument("xa")
      let index = frame.argument("index")
      let order = frame.argument("order")
      let xas = frame.record("xas", fields: procedures.memory.xaStateFields)
      return Procedure("erase order", frame) {
        procedures.rcu.xaLock("lock", { $0[array] }) { context, _ in
          context.setUp(
            xas, context[array], context[index], order: context[order], chunkShift: procedures.memory.chunkShift)
          return .next
        }
        Call("xas_store(&xas, NULL)", "xas_store", .reference(xas), 0)
        procedures.rcu.xaUnlock("unlock", { $0[array] })
      }
    }
  }

  @Test func toldContentsAreTheContents() {
    let model = HookedModel()
    let machine = Machine(model)
    let array = model.memory.array(0)
    var seed: Word = 1
    func random(_ limit: Word) -> Word {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % limit
    }
    for round in 0..<1500 {
      let index = random(64)
      switch random(8) {
      case 0..<4: _ = machine.runToEnd("xa_store", [array, index, Word(round + 1) << 3])
      case 4..<6: _ = machine.runToEnd("xa_erase", [array, index])
      case 6: _ = machine.runToEnd("erase order", [array, index, random(3) * 2])
      default: if random(20) == 0 { _ = machine.runToEnd("xa_destroy", [array]) }
      }
      for index in 0..<64 {
        let entry = machine.runToEnd("xa_load", [array, Word(index)])
        guard machine.view.word(model.told[0] + index) == entry else {
          Issue.record("round \(round): index \(index) holds \(entry)")
          return
        }
      }
    }
  }
}
