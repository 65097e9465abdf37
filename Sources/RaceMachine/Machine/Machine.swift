/// A simulated multiprocessor that runs a model one shared access at a time.
///
/// The machine decides nothing: every ``step(_:)`` names the CPU that goes on. Any step can be taken back.
/// Equal models and equal moves lead to equal states on every computer.
///
/// A step is one line with an access to shared memory, followed by the local lines up to the next such line.
/// So a CPU that has not finished always rests on a line that touches shared memory, waits or chooses.
public final class Machine {
  /// The model that runs here.
  public let model: any Model
  let program: Program
  let map: MemoryMap
  let core: UnsafeMutablePointer<Core>
  let code: UnsafeMutablePointer<Instruction>
  /// What the instructions compute, in the same order.
  let work: UnsafeMutablePointer<InstructionWork>
  let prologue: (regions: RegionSet, body: @Sendable (inout StepContext) -> Void)?
  let tasks: [RaceTask]
  /// The CPUs that do the same, together.
  let symmetryClasses: [[Int]]
  let lockKinds: [UInt8: LockKind]
  private let recorder = EventRecorder()
  private var setupResult: Word = 0
  /// What ran before the first step: the local lines at the beginning of each CPU's procedure.
  public private(set) var openings: [StepEvent] = []

  /// Room for the frames of one CPU, in words.
  static let stackWords = 256

  /// A machine at the beginning of `model`.
  public init(_ model: any Model) {
    self.model = model
    program = model.program
    map = model.map
    tasks = model.tasks
    prologue = model.prologue
    lockKinds = program.lockKinds
    let classes = Dictionary(grouping: tasks.indices) { [tasks] in tasks[$0].symmetryClass }
    symmetryClasses = classes.values.sorted { $0[0] < $1[0] }
    let registers = max(1, model.registers.reduce(0) { $0 + $1.length })
    let layout = CPULayout(
      sharedWords: map.wordCount, cpuCount: tasks.count, registerCount: registers, stackWords: Self.stackWords)
    core = .allocate(capacity: 1)
    core.initialize(to: Core(map: map, registers: model.registers, layout: layout))
    code = .allocate(capacity: program.code.count)
    code.initialize(from: program.code, count: program.code.count)
    work = .allocate(capacity: program.code.count)
    for (pc, instruction) in program.code.enumerated() { (work + pc).initialize(to: InstructionWork(instruction)) }
    var setup = Setup(machine: self)
    model.prepare(&setup)
    let leftovers = (0..<layout.stride).filter { core.pointee.memory[layout.address(layout.setupCPU, $0)] != 0 }
    precondition(leftovers.isEmpty, "set-up leaves a lock or a register behind")
    for (cpu, task) in tasks.enumerated() { start(task, on: cpu) }
    core.pointee.log.clear()
  }

  deinit {
    core.pointee.deallocate()
    core.deinitialize(count: 1)
    core.deallocate()
    code.deinitialize(count: program.code.count)
    code.deallocate()
    work.deinitialize(count: program.code.count)
    work.deallocate()
  }

  /// How many steps were taken and not taken back.
  public var stepCount: Int { core.pointee.log.stepCount }

  /// How many CPUs the model has.
  public var cpuCount: Int { core.pointee.layout.cpuCount }

  /// Everything that can be read without changing anything.
  public var view: MachineView { MachineView(machine: self) }

  // MARK: Moving

  /// Runs one step and describes it.
  ///
  /// - Throws: when the CPU does not exist, cannot go on, or cannot pick that value. Nothing has changed then.
  public func step(_ move: Move) throws(MoveRefusal) -> StepEvent {
    if let refusal = refusal(of: move) { throw refusal }
    core.pointee.recorder = recorder
    recorder.begin(move)
    advance(move)
    core.pointee.recorder = nil
    recorder.event.violations = core.pointee.violations
    return recorder.event
  }

  /// Runs one step that is known to be possible, without describing it. Returns the promises it broke.
  @discardableResult
  public func advance(_ move: Move) -> [Violation] {
    core.pointee.log.mark()
    if !core.pointee.violations.isEmpty { core.pointee.violations.removeAll(keepingCapacity: true) }
    switch move.action {
    case .step: run(move.cpu, choice: 0)
    case .choose(let value): run(move.cpu, choice: value)
    }
    return core.pointee.violations
  }

  /// Takes the last step back. Returns false at the beginning.
  @discardableResult
  public func stepBack() -> Bool { core.pointee.undo() }

  // MARK: Running

  private func run(_ cpu: Int, choice: Word) {
    var context = StepContext(core: core, cpu: cpu)
    let pc = Int(context.word(context.frame)) - 1
    if context.word(CPULayout.registers) != 0, let prologue {
      context.besides = prologue.regions
      prologue.body(&context)
    }
    context.besides = code[pc].besides
    context.isComposite = code[pc].isComposite
    record(.step, pc, cpu)
    let flow = perform(at: pc, &context, choice)
    settle(flow, at: pc, &context)
  }

  /// Follows the local lines after an access, until the CPU rests on the next access or ends.
  private func settle(_ first: Flow, at start: Int, _ context: inout StepContext) {
    var flow = first
    var pc = start
    var budget = 100_000
    while true {
      switch flow {
      case .next: pc += 1
      case .go(let label): pc = target(of: label, from: pc)
      case .halt: return stop(&context, at: pc)
      case .die(let first, let second):
        guard let lastWords = program.lastWords else { return stop(&context, at: pc) }
        pc = enter(lastWords, [.constant(first), .constant(second)], &context, from: pc)
      case .back(let value):
        let ended = code[pc].procedure
        guard let caller = leave(&context, from: pc, returning: value) else { return }
        pc = caller
        if ended == program.lastWords { return stop(&context, at: pc) }
        record(.returned(value), pc, context.cpu)
        flow = work[pc].body(&context, value)
        continue
      }
      while code[pc].kind == .call {
        record(.local, pc, context.cpu)
        if work[pc].operand(context) == 0 {
          pc += 1
        } else {
          core.pointee.recorder?.lineIsCall()
          pc = enter(code[pc].callee, code[pc].arguments, &context, from: pc)
        }
      }
      budget -= 1
      precondition(budget > 0, "\(program.procedures[code[pc].procedure].name) loops without touching memory")
      guard code[pc].kind == .compute else { break }
      record(.local, pc, context.cpu)
      flow = work[pc].body(&context, 0)
    }
    core.pointee.write(cpu: context.cpu, context.frame, Word(pc + 1))
  }

  private func stop(_ context: inout StepContext, at pc: Int) {
    core.pointee.write(cpu: context.cpu, context.frame, Word(pc + 1))
    core.pointee.write(cpu: context.cpu, CPULayout.state, CPUState.stopped)
  }

  private func record(_ kind: StepEvent.Line.Kind, _ pc: Int, _ cpu: Int) {
    guard let recorder = core.pointee.recorder, code[pc].line >= 0 else { return }
    recorder.line(kind, code[pc].line, depth: view.depth(of: cpu) - 1)
  }

  private func target(of label: Label, from pc: Int) -> Int {
    for (id, target) in program.labels[code[pc].procedure] where id == label.id { return target }
    preconditionFailure("\(program.procedures[code[pc].procedure].name) has no label \(label.name)")
  }

  /// Pushes a frame and returns where the callee begins.
  private func enter(_ callee: Int, _ arguments: [Operand], _ context: inout StepContext, from pc: Int) -> Int {
    let caller = context.frame
    let callerSize = program.procedures[code[pc].procedure].frame.wordCount
    let base = caller + callerSize
    precondition(
      base + program.procedures[callee].frame.wordCount <= core.pointee.layout.stride, "a CPU's stack is full")
    core.pointee.write(cpu: context.cpu, caller, Word(pc + 1))
    for (index, argument) in arguments.enumerated() {
      let value = argument.value(context)
      core.pointee.write(cpu: context.cpu, base + Frame.headerWords + index, value)
    }
    core.pointee.write(cpu: context.cpu, base + 1, Word(caller))
    core.pointee.write(cpu: context.cpu, CPULayout.top, Word(base))
    context.frame = base
    return program.entries[callee]
  }

  /// Clears the frame and returns the caller's position; nil when that was the first frame.
  private func leave(_ context: inout StepContext, from pc: Int, returning value: Word) -> Int? {
    let caller = Int(context.word(context.frame + 1))
    let size = program.procedures[code[pc].procedure].frame.wordCount
    for place in context.frame..<(context.frame + size) {
      core.pointee.write(cpu: context.cpu, place, 0)
    }
    core.pointee.write(cpu: context.cpu, CPULayout.top, Word(caller))
    context.frame = caller
    if caller != 0 { return Int(context.word(caller)) - 1 }
    if context.cpu == core.pointee.layout.setupCPU {
      setupResult = value
    } else {
      core.pointee.write(cpu: context.cpu, CPULayout.state, CPUState.finished)
    }
    return nil
  }

  // MARK: Beginning

  private func start(_ task: RaceTask, on cpu: Int) {
    core.pointee.recorder = recorder
    recorder.begin(Move(cpu: cpu))
    begin(task.procedure, task.arguments, on: cpu)
    core.pointee.recorder = nil
    recorder.event.violations = core.pointee.violations
    core.pointee.violations.removeAll()
    openings.append(recorder.event)
  }

  /// Puts `cpu` at the first line of a procedure that touches shared memory.
  private func begin(_ name: String, _ arguments: [Word], on cpu: Int) {
    guard let number = program.number(of: name) else { preconditionFailure("no procedure is called \(name)") }
    let base = core.pointee.layout.stack
    precondition(program.procedures[number].frame.argumentCount == arguments.count, "arguments of \(name)")
    for (index, argument) in arguments.enumerated() {
      core.pointee.write(cpu: cpu, base + Frame.headerWords + index, argument)
    }
    core.pointee.write(cpu: cpu, CPULayout.top, Word(base))
    core.pointee.write(cpu: cpu, base, Word(program.entries[number] + 1))
    var context = StepContext(core: core, cpu: cpu)
    // Nothing else runs yet.
    context.besides.bits = .max
    // The first line may be local: settle as if a step just before it had run.
    settle(.next, at: program.entries[number] - 1, &context)
  }

  /// Runs a procedure to its end on the CPU for set-up and returns its value.
  func runToEnd(_ name: String, _ arguments: [Word]) -> Word {
    let cpu = core.pointee.layout.setupCPU
    core.pointee.violations.removeAll()
    begin(name, arguments, on: cpu)
    while core.pointee.memory[core.pointee.layout.address(cpu, CPULayout.top)] != 0 {
      switch view.status(of: cpu) {
      case .ready: run(cpu, choice: 0)
      case .blocked(let reason): preconditionFailure("set-up: \(name) \(reason)")
      case .choosing(let choice, _): preconditionFailure("set-up: nobody chooses \(choice) for \(name)")
      case .finished, .stopped: preconditionFailure("set-up: \(name) has stopped at a BUG()")
      }
      core.pointee.log.clear()
      precondition(core.pointee.violations.isEmpty, "set-up: \(core.pointee.violations[0])")
    }
    return setupResult
  }
}
