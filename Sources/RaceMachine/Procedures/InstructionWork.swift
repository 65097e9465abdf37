/// What an instruction computes.
///
/// It cannot be copied and its closures are called from inside, on a borrowed value, never inlined into the machine:
/// so a call changes no reference count. Else the machines of a parallel search, which share the closures of one
/// program, would wait for each other at those counts and be no quicker than one.
struct InstructionWork: ~Copyable {
  private let findAddress: @Sendable (borrowing StepContext) -> Address
  private let findOperand: Expression
  private let findExpected: Expression
  private let firstCondition: Expression
  private let secondCondition: Expression
  private let follow: Body

  init(_ instruction: Instruction) {
    findAddress = instruction.address
    findOperand = instruction.operand
    findExpected = instruction.expected
    let conditions = instruction.sometimes.map(\.condition)
    firstCondition = conditions.first ?? never
    secondCondition = conditions.dropFirst().first ?? never
    follow = instruction.body
  }

  /// The word that the instruction touches.
  @inline(never) borrowing func address(_ context: borrowing StepContext) -> Address { findAddress(context) }

  /// The value that it hands over, or its condition.
  @inline(never) borrowing func operand(_ context: borrowing StepContext) -> Word { findOperand(context) }

  /// The value that a compare-and-swap expects.
  @inline(never) borrowing func expected(_ context: borrowing StepContext) -> Word { findExpected(context) }

  /// Whether what the step touches only sometimes is touched: the first part of it, the second one.
  @inline(never) borrowing func holdsFirst(_ context: borrowing StepContext) -> Bool { firstCondition(context) != 0 }
  @inline(never) borrowing func holdsSecond(_ context: borrowing StepContext) -> Bool { secondCondition(context) != 0 }

  /// What follows the access that found or brought `value`.
  @inline(never) borrowing func body(_ context: inout StepContext, _ value: Word) -> Flow { follow(&context, value) }
}

/// One argument of a call; not copied either, for the same reason.
struct OperandWork: ~Copyable {
  private let find: Expression

  init(_ operand: Operand) { find = operand.value }

  /// The value that the callee gets.
  @inline(never) borrowing func value(_ context: borrowing StepContext) -> Word { find(context) }
}

private let never: Expression = { _ in 0 }
