/// A program laid out for running: flat, without a reference count or a string on the way of a step.
///
/// What an instruction computes is kept apart in ``InstructionWork``.
struct CompiledProgram {
  /// The numbers of one instruction.
  struct Code {
    let kind: Instruction.Kind
    /// What people and searches call it; nil when it makes no access.
    let accessKind: AccessKind?
    /// The region of the access; ``Instruction/noRegion`` without one.
    let region: UInt8
    let isComposite: Bool
    let exits: Step.Exits
    /// How many parts of ``first`` and ``second`` there are.
    let conditions: UInt8
    /// The registers that its local work may set, a bit each.
    let sets: UInt64
    /// Procedure, line and, for a call, the procedure called.
    let procedure: Int32
    let line: Int32
    let callee: Int32
    /// The values of a choice, or the arguments of a call, in ``values`` or ``arguments``.
    let listStart: Int32
    let listCount: Int32
    /// Whether the step touches nothing besides its access.
    let hasSoleWord: Bool
    /// What the step may touch besides its access.
    let besides: Besides
    /// All that it may ever touch besides its access.
    let allBesides: Besides
    /// What it may touch only under a condition.
    let first: Besides
    let second: Besides
    /// The bits of the word that the step can see; the others do not concern it.
    let bits: Word
    /// The lock as ``HeldLock`` writes it, without the address; 0 when it is about none.
    let lock: Word
  }

  /// The numbers of one procedure.
  struct Extent {
    let entry: Int
    let frameWords: Int
    let labels: Range<Int>
  }

  let code: UnsafeMutablePointer<Code>
  let work: UnsafeMutablePointer<InstructionWork>
  let values: UnsafeMutablePointer<Word>
  let arguments: UnsafeMutablePointer<OperandWork>
  let extents: UnsafeMutablePointer<Extent>
  let labels: UnsafeMutablePointer<(id: UInt64, target: Int)>
  private let counts: (code: Int, arguments: Int)

  init(_ program: Program) {
    let instructions = program.code
    code = .allocate(capacity: instructions.count)
    work = .allocate(capacity: instructions.count)
    values = .allocate(capacity: instructions.reduce(1) { $0 + $1.values.count })
    arguments = .allocate(capacity: instructions.reduce(1) { $0 + $1.arguments.count })
    extents = .allocate(capacity: program.procedures.count + 1)
    labels = .allocate(capacity: program.labels.reduce(1) { $0 + $1.count })
    var (nextValue, nextArgument, nextLabel) = (0, 0, 0)
    for (pc, instruction) in instructions.enumerated() {
      let isCall = instruction.kind == .call
      (code + pc).initialize(
        to: Code(
          kind: instruction.kind, accessKind: instruction.accessKind, region: instruction.regionNumber,
          isComposite: instruction.isComposite,
          exits: instruction.exits,
          conditions: UInt8(instruction.sometimes.count),
          sets: instruction.sets,
          procedure: Int32(instruction.procedure), line: Int32(instruction.line), callee: Int32(instruction.callee),
          listStart: Int32(isCall ? nextArgument : nextValue),
          listCount: Int32(isCall ? instruction.arguments.count : instruction.values.count),
          hasSoleWord: instruction.allBesides.isEmpty,
          besides: instruction.besides, allBesides: instruction.allBesides,
          first: instruction.sometimes.first?.besides ?? Besides(),
          second: instruction.sometimes.dropFirst().first?.besides ?? Besides(), bits: instruction.bits,
          lock: instruction.lock.map { HeldLock.encode($0, Address(0)) } ?? 0))
      (work + pc).initialize(to: InstructionWork(instruction))
      for value in instruction.values {
        (values + nextValue).initialize(to: value)
        nextValue += 1
      }
      for argument in instruction.arguments {
        (arguments + nextArgument).initialize(to: OperandWork(argument))
        nextArgument += 1
      }
    }
    for (number, procedure) in program.procedures.enumerated() {
      let start = nextLabel
      for label in program.labels[number] {
        (labels + nextLabel).initialize(to: label)
        nextLabel += 1
      }
      (extents + number).initialize(
        to: Extent(
          entry: program.entries[number], frameWords: procedure.frame.wordCount, labels: start..<nextLabel))
    }
    counts = (instructions.count, nextArgument)
  }

  /// Where `label` of the procedure of the instruction at `pc` leads; nil when it has no such label.
  func target(of label: Label, from pc: Int) -> Int? {
    for index in extents[Int(code[pc].procedure)].labels where labels[index].id == label.id {
      return labels[index].target
    }
    return nil
  }

  /// Frees everything. The program must not be run afterwards.
  func deallocate() {
    work.deinitialize(count: counts.code)
    arguments.deinitialize(count: counts.arguments)
    code.deallocate()
    work.deallocate()
    values.deallocate()
    arguments.deallocate()
    extents.deallocate()
    labels.deallocate()
  }
}
