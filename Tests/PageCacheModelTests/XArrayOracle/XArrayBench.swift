@testable import PageCacheModel
@testable import RaceMachine

/// One array with enough nodes, on which procedures run alone; no CPU takes part.
struct XArrayBenchModel: Model {
  let title = "XArray bench"
  let version = 1
  let map: MemoryMap
  let program: Program
  let tasks: [RaceTask] = []
  let registers: [Field]
  let memory: XArrayMemory
  /// A cursor that outlives the procedures that use it.
  let cursor: ObjectRow

  private static let region = Region(63, "bench", .ghost)

  init(
    chunkShift: Int, multi: Bool, nodeCount: Int, change: (Program) -> Program = { $0 }
  ) {
    var map = MemoryMap()
    memory = XArrayMemory(in: &map, chunkShift: chunkShift, arrayCount: 1, nodeCount: nodeCount)
    cursor = map.place("cursor", fields: [Field("xas", Self.region, length: XaState.wordCount)])
    self.map = map
    registers = CPURegister.fields(nodeCount: nodeCount)
    var procedures = XArrayProcedures(memory: memory)
    procedures.multi = multi
    program = change(Program(procedures.all + Self.wrappers(procedures, cursor[0])))
  }

  func prepare(_ setup: inout Setup) {}

  /// What works on the cursor, and how many arguments it takes besides.
  private static let cursorOperations = [
    ("xas_load", 0), ("xas_reload", 0), ("xas_store", 1), ("xas_next", 0), ("xas_prev", 0), ("xas_find", 1),
    ("xas_next_entry", 1), ("xas_find_marked", 2), ("xas_next_marked", 2), ("xas_pause", 0), ("xas_get_mark", 1),
    ("xas_set_mark", 1), ("xas_clear_mark", 1), ("xas_init_marks", 0), ("xas_create_range", 0),
    ("xas_find_conflict", 0), ("xas_split", 2),
  ]

  private static func wrappers(_ procedures: XArrayProcedures, _ cursor: Address) -> [Procedure] {
    let fields = procedures.memory.xaStateFields
    let onCursor = cursorOperations.map { name, count in
      wrapper(name, argumentCount: count, cursor, fields) { xas, arguments in
        [.reference(xas)] + arguments
      }
    }
    let array = procedures.memory.array(0)
    let finds = ["xa_find", "xa_find_after"].map { name in
      wrapper(name, argumentCount: 2, cursor, fields) { xas, arguments in
        [.constant(array), Operand { $0.reference(to: xas) + Word(XaState.index) }] + arguments
      }
    }
    let locks = [
      Procedure("lock") { procedures.rcu.xaLock("xa_lock", { _ in array }) },
      Procedure("unlock") { procedures.rcu.xaUnlock("xa_unlock", { _ in array }) },
    ]
    return onCursor + finds + locks
  }

  /// Calls `name` with the cursor in a frame of its own, and keeps what became of it.
  private static func wrapper(
    _ name: String, argumentCount: Int, _ cursor: Address, _ fields: [Field],
    operands: (Local, [Operand]) -> [Operand]
  ) -> Procedure {
    var frame = Frame()
    let arguments = (0..<argumentCount).map { frame.argument("argument \($0)") }
    let xas = frame.record("xas", fields: fields)
    let result = frame.local("result")
    let call = Step(name, .call(name, operands(xas, arguments.map { .local($0) }), when: nil)) { context, value in
      context[result] = value
      return .next
    }
    return Procedure("bench \(name)", frame) {
      Pause("take the cursor") { context, _ in
        for field in 0..<XaState.wordCount { context[xas, field] = context.peek(cursor + field, region) }
        return .next
      }.touching([region])
      call
      Pause("keep the cursor") { context, _ in
        for field in 0..<XaState.wordCount { context.poke(cursor + field, region, context[xas, field]) }
        return .back(context[result])
      }.touching([region])
    }
  }
}

/// A bench that runs.
struct XArrayBench {
  let model: XArrayBenchModel
  let machine: Machine
  var array: Word { model.memory.array(0) }

  init(_ model: XArrayBenchModel) {
    self.model = model
    machine = Machine(model)
  }

  func word(_ address: Address) -> Word { machine.view.word(address) }

  /// Runs a procedure of the normal API on the array.
  func run(_ name: String, _ arguments: Word...) -> Word { machine.runToEnd(name, [array] + arguments) }

  /// Runs an operation on the cursor.
  @discardableResult
  func cursor(_ name: String, _ arguments: Word...) -> Word { machine.runToEnd("bench \(name)", arguments) }

  /// Does something under xa_lock.
  @discardableResult
  func locked<Result>(_ body: () -> Result) -> Result {
    _ = machine.runToEnd("lock", [])
    defer { _ = machine.runToEnd("unlock", []) }
    return body()
  }

  /// A field of the cursor.
  subscript(field: Int) -> Word {
    get { word(model.cursor[0] + field) }
    nonmutating set {
      var setup = Setup(machine: machine)
      setup.set(model.cursor[0] + field, newValue)
    }
  }

  /// Makes the cursor a fresh one.
  func setCursor(_ index: Word, order: Word = 0) {
    let block = XaState.block(index, order: order, chunkShift: Word(model.memory.chunkShift))
    self[XaState.xa] = array
    self[XaState.index] = block.index
    self[XaState.shift] = block.shift
    self[XaState.sibs] = block.sibs
    resetCursor()
  }

  /// xas_reset(): the cursor starts at the root again.
  func resetCursor() {
    self[XaState.offset] = 0
    self[XaState.node] = XaState.restart
  }

  /// xas_retry() for the cursor.
  func retries(_ entry: Word) -> Bool {
    if entry == XAEntry.retry { resetCursor() }
    return entry == XAEntry.retry || entry == XAEntry.zero
  }
}
