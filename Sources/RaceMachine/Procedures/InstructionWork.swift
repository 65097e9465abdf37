/// What an instruction computes.
///
/// It cannot be copied and its closures are called from inside, on a borrowed value, never inlined into the machine:
/// so a call changes no reference count. Else the machines of a parallel search, which share the closures of one
/// program, would wait for each other at those counts and be no quicker than one.
struct InstructionWork: ~Copyable {
  private let findAddress: @Sendable (borrowing StepContext) -> Address
  private let findOperand: Expression
  private let findExpected: Expression
  private let follow: Body

  init(_ instruction: Instruction) {
    findAddress = instruction.address
    findOperand = instruction.operand
    findExpected = instruction.expected
    follow = instruction.body
  }

  /// The word that the instruction touches.
  @inline(never) borrowing func address(_ context: borrowing StepContext) -> Address { findAddress(context) }

  /// The value that it hands over, or its condition.
  @inline(never) borrowing func operand(_ context: borrowing StepContext) -> Word { findOperand(context) }

  /// The value that a compare-and-swap expects.
  @inline(never) borrowing func expected(_ context: borrowing StepContext) -> Word { findExpected(context) }

  /// What follows the access that found or brought `value`.
  @inline(never) borrowing func body(_ context: inout StepContext, _ value: Word) -> Flow { follow(&context, value) }
}
