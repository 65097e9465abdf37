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
  let compiled: CompiledProgram
  let prologue: Prologue?
  let tasks: [RaceTask]
  /// The CPUs that do the same, together.
  let symmetryClasses: [[Int]]
  /// For each CPU the first one that does the same.
  let firstOfClass: UnsafeMutablePointer<Int>
  let lockKinds: [UInt8: LockKind]
  private let recorder: EventRecorder
  private var setupResult: Word = 0
  /// Which steps interfere; made when a search first asks.
  private var knownIndependence: Independence?
  var independence: Independence {
    if let knownIndependence { return knownIndependence }
    let independence = Independence(program, map, prologue)
    knownIndependence = independence
    return independence
  }
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
    recorder = EventRecorder(lockKinds: lockKinds)
    let classes = Dictionary(grouping: tasks.indices) { [tasks] in tasks[$0].symmetryClass }
    symmetryClasses = classes.values.sorted { $0[0] < $1[0] }
    firstOfClass = .allocate(capacity: tasks.count + 1)
    for members in symmetryClasses { for cpu in members { (firstOfClass + cpu).initialize(to: members[0]) } }
    let registers = max(1, model.registers.reduce(0) { $0 + $1.length })
    let layout = CPULayout(
      sharedWords: map.wordCount, cpuCount: tasks.count, registerCount: registers, stackWords: Self.stackWords)
    core = .allocate(capacity: 1)
    let steering = program.code.flatMap(\.sometimes).compactMap(\.register).reduce(UInt64(1)) { $0 | 1 << UInt64($1) }
    core.initialize(to: Core(map: map, registers: model.registers, steering: steering, layout: layout))
    compiled = CompiledProgram(program)
    var setup = Setup(machine: self)
    model.prepare(&setup)
    let leftovers = (0..<layout.stride).filter { core.pointee.memory[layout.address(layout.setupCPU, $0)] != 0 }
    precondition(leftovers.isEmpty, "set-up leaves a lock or a register behind")
    for (cpu, task) in tasks.enumerated() { start(task, on: cpu) }
    core.pointee.log.clear()
  }

  deinit {
    knownIndependence?.deallocate()
    core.pointee.deallocate()
    core.deinitialize(count: 1)
    core.deallocate()
    compiled.deallocate()
    firstOfClass.deallocate()
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
    switch move.action {
    case .step: _ = advance(move.cpu, choosing: 0)
    case .choose(let value): _ = advance(move.cpu, choosing: value)
    }
    return core.pointee.violations
  }

  /// What a search needs to know about a step that it made.
  public struct Outcome: OptionSet, Sendable {
    /// The flags.
    public let rawValue: UInt8
    /// These flags.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A promise was broken; see ``Machine/violations``.
    public static let violated = Outcome(rawValue: 1)
    /// The CPU went back to an earlier place of a procedure. A run that never ends does so again and again.
    public static let wentBack = Outcome(rawValue: 2)
  }

  /// The same for searches: one step of `cpu`, which picks `value` if it stands before a choice.
  public func advance(_ cpu: Int, choosing value: Word) -> Outcome {
    core.pointee.mark()
    if !core.pointee.violations.isEmpty { core.pointee.violations.removeAll(keepingCapacity: true) }
    let wentBack = run(cpu, choice: value)
    var outcome: Outcome = wentBack ? .wentBack : []
    if !core.pointee.violations.isEmpty { outcome.insert(.violated) }
    return outcome
  }

  /// The promises that the last step broke.
  public var violations: [Violation] { core.pointee.violations }

  /// Takes the last step back. Returns false at the beginning.
  @discardableResult
  public func stepBack() -> Bool { core.pointee.undo() }

  // MARK: Running

  /// Returns whether the CPU went back somewhere.
  @discardableResult
  private func run(_ cpu: Int, choice: Word) -> Bool {
    var context = StepContext(core: core, cpu: cpu)
    let pc = Int(truncatingIfNeeded: context.word(context.frame)) &- 1
    if context.word(CPULayout.registers) != 0 { runPrologue(&context) }
    let code = compiled.code + pc
    context.besides = code.pointee.besides
    context.isComposite = code.pointee.isComposite
    context.sets = code.pointee.sets
    if code.pointee.conditions > 0 { declareConditionals(at: pc, &context) }
    record(.step, pc, cpu)
    let flow = perform(at: pc, &context, choice)
    expectExit(flow, at: pc)
    return settle(flow, at: pc, &context)
  }

  private func declareConditionals(at pc: Int, _ context: inout StepContext) {
    let (code, work) = (compiled.code + pc, compiled.work + pc)
    let (first, second) = (work.pointee.holdsFirst(context), work.pointee.holdsSecond(context))
    if first { context.besides = context.besides.union(code.pointee.first) }
    if second { context.besides = context.besides.union(code.pointee.second) }
  }

  private func runPrologue(_ context: inout StepContext) {
    guard let prologue else { return }
    context.besides = prologue.besides
    context.sets = .max
    prologue.body(&context)
  }

  /// Follows the local lines after an access, until the CPU rests on the next access or ends. Returns whether it went
  /// back somewhere.
  private func settle(_ first: Flow, at start: Int, _ context: inout StepContext) -> Bool {
    let (code, work) = (compiled.code, compiled.work)
    var flow = first
    var pc = start
    var wentBack = false
    var budget = 100_000
    while true {
      switch flow {
      case .next: pc &+= 1
      case .go(let label):
        let target = target(of: label, from: pc)
        if target <= pc { wentBack = true }
        pc = target
      case .halt:
        stop(&context, at: pc)
        return wentBack
      case .die(let first, let second):
        guard let lastWords = program.lastWords else {
          stop(&context, at: pc)
          return wentBack
        }
        pc = enter(lastWords, argumentCount: 2, &context, from: pc) { index, _ in index == 0 ? first : second }
      case .back(let value):
        let ended = code[pc].procedure
        guard let caller = leave(&context, from: pc, returning: value) else { return wentBack }
        pc = caller
        if Int(ended) == program.lastWords {
          stop(&context, at: pc)
          return wentBack
        }
        record(.returned(value), pc, context.cpu)
        context.sets = code[pc].sets
        flow = work[pc].body(&context, value)
        expectExit(flow, at: pc)
        continue
      }
      while code[pc].kind == .call {
        record(.local, pc, context.cpu)
        if work[pc].operand(context) == 0 {
          pc &+= 1
        } else {
          core.pointee.recorder?.lineIsCall()
          pc = enter(pc, &context)
        }
      }
      budget &-= 1
      precondition(
        budget > 0, "\(program.procedures[Int(code[pc].procedure)].name) loops without touching memory")
      guard code[pc].kind == .compute else { break }
      record(.local, pc, context.cpu)
      context.sets = code[pc].sets
      flow = work[pc].body(&context, 0)
      expectExit(flow, at: pc)
    }
    core.pointee.write(cpu: context.cpu, context.frame, Word(truncatingIfNeeded: pc &+ 1))
    return wentBack
  }

  /// Traps when a body leads elsewhere than its step declares.
  @inline(__always)
  private func expectExit(_ flow: Flow, at pc: Int) {
    if compiled.code[pc].exits != .anywhere { expectDeclaredExit(flow, at: pc) }
  }

  private func expectDeclaredExit(_ flow: Flow, at pc: Int) {
    switch flow {
    case .next where compiled.code[pc].exits == .onward, .back where compiled.code[pc].exits == .back: return
    case .halt, .die: return
    default:
      let line = compiled.code[pc].line
      preconditionFailure("'\(line < 0 ? "return" : program.lines[Int(line)].name)' leads elsewhere than it declares")
    }
  }

  private func stop(_ context: inout StepContext, at pc: Int) {
    core.pointee.write(cpu: context.cpu, context.frame, Word(pc + 1))
    core.pointee.write(cpu: context.cpu, CPULayout.state, CPUState.stopped)
  }

  @inline(__always)
  private func record(_ kind: StepEvent.Line.Kind, _ pc: Int, _ cpu: Int) {
    if core.pointee.recorder != nil { recordLine(kind, pc, cpu) }
  }

  @inline(never)
  private func recordLine(_ kind: StepEvent.Line.Kind, _ pc: Int, _ cpu: Int) {
    guard let recorder = core.pointee.recorder, compiled.code[pc].line >= 0 else { return }
    recorder.line(kind, Int(compiled.code[pc].line), depth: view.depth(of: cpu) - 1)
  }

  private func target(of label: Label, from pc: Int) -> Int {
    guard let target = compiled.target(of: label, from: pc) else {
      preconditionFailure(
        "\(program.procedures[Int(compiled.code[pc].procedure)].name) has no label \(label.name)")
    }
    return target
  }

  /// Enters the procedure that the call at `pc` names.
  private func enter(_ pc: Int, _ context: inout StepContext) -> Int {
    let code = compiled.code[pc]
    return enter(Int(code.callee), argumentCount: Int(code.listCount), &context, from: pc) { index, context in
      compiled.arguments[Int(code.listStart) &+ index].value(context)
    }
  }

  /// Pushes a frame and returns where the callee begins.
  @inline(__always)
  private func enter(
    _ callee: Int, argumentCount: Int, _ context: inout StepContext, from pc: Int,
    _ argument: (Int, borrowing StepContext) -> Word
  ) -> Int {
    let caller = context.frame
    let base = caller &+ compiled.extents[Int(compiled.code[pc].procedure)].frameWords
    precondition(
      base &+ compiled.extents[callee].frameWords <= core.pointee.layout.stride, "a CPU's stack is full")
    core.pointee.write(cpu: context.cpu, caller, Word(truncatingIfNeeded: pc &+ 1))
    for index in 0..<argumentCount {
      core.pointee.write(cpu: context.cpu, base &+ Frame.headerWords &+ index, argument(index, context))
    }
    core.pointee.write(cpu: context.cpu, base &+ 1, Word(truncatingIfNeeded: caller))
    core.pointee.write(cpu: context.cpu, CPULayout.top, Word(truncatingIfNeeded: base))
    context.frame = base
    return compiled.extents[callee].entry
  }

  /// Clears the frame and returns the caller's position; nil when that was the first frame.
  private func leave(_ context: inout StepContext, from pc: Int, returning value: Word) -> Int? {
    let caller = Int(truncatingIfNeeded: context.word(context.frame &+ 1))
    let size = compiled.extents[Int(compiled.code[pc].procedure)].frameWords
    for place in context.frame..<(context.frame &+ size) {
      core.pointee.write(cpu: context.cpu, place, 0)
    }
    core.pointee.write(cpu: context.cpu, CPULayout.top, Word(truncatingIfNeeded: caller))
    context.frame = caller
    if caller != 0 { return Int(truncatingIfNeeded: context.word(caller)) &- 1 }
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
    context.besides.touches.bits = .max
    context.sets = .max
    // The first line may be local: settle as if a step just before it had run.
    _ = settle(.next, at: program.entries[number] - 1, &context)
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
