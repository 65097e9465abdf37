/// A step made ready to run: flat, with names resolved. Its text is kept apart, since only people need it.
struct Instruction: Sendable {
  enum Kind: UInt8, Sendable {
    case load, store, add, addUnlessZero, setBits, clearBits, compareExchange, lock, unlock
    case fence, pause, await, choose
    case compute, call
  }

  var kind: Kind
  var order = MemoryOrder.relaxed
  /// The region that the access declares; nil without one.
  var region: Region?
  var besides: RegionSet = []
  var isComposite = false
  var lock: LockKind?
  var address: @Sendable (borrowing StepContext) -> Address = { _ in Address(0) }
  /// The lock under which a load is local work.
  var stabilizer: (@Sendable (borrowing StepContext) -> Address)?
  /// The value to store or add, the bits, the lock's mask, the condition of a call or a wait, the new value of a swap.
  var operand: Expression = { _ in 1 }
  /// The expected value of a compare-and-swap.
  var expected: Expression = { _ in 0 }
  var arguments: [Operand] = []
  /// Where a called procedure begins, and which it is.
  var callee = 0
  /// The values of a choice.
  var values: [Word] = []
  var body: Body
  /// The procedure to which it belongs.
  var procedure: Int
  /// The line that people see; an index into ``Program/lines``.
  var line: Int

  /// Whether it runs together with the access before it.
  var isLocal: Bool { kind == .compute || kind == .call }

  /// The kind of its access for people and for searches; nil when it makes none.
  var accessKind: AccessKind? {
    switch kind {
    case .load: .load
    case .store: .store
    case .add: .add
    case .addUnlessZero: .addUnlessZero
    case .setBits, .clearBits, .compareExchange: .rmw
    case .lock: .lock
    case .unlock: .unlock
    case .fence: .fence
    case .pause, .await, .choose, .compute, .call: nil
    }
  }
}

extension Instruction {
  init(_ step: Step, procedure: Int, line: Int, procedureNumbers: [String: Int]) {
    kind = .pause
    body = step.body
    self.procedure = procedure
    self.line = line
    besides = step.besides
    isComposite = step.composite != nil
    lock = step.lock
    if step.besides.bits == 0 { stabilizer = step.stabilizer?.address }
    switch step.operation {
    case .access(let access, let order, let place, let value):
      kind = Self.kind(access)
      self.order = order
      region = place.region
      address = place.address
      operand = value.value
    case .compareExchange(let place, let expected, let new):
      kind = .compareExchange
      order = .full
      region = place.region
      address = place.address
      operand = new.value
      self.expected = expected.value
    case .bits(let place, let bits, let set):
      kind = set ? .setBits : .clearBits
      order = .full
      region = place.region
      address = place.address
      operand = bits.value
    case .fence(let order):
      kind = .fence
      self.order = order
    case .pause: kind = .pause
    case .await(let condition, _):
      kind = .await
      operand = condition.value
    case .choose(_, let values, _):
      kind = .choose
      self.values = values
    case .compute, .text: kind = .compute
    case .call(let callee, let arguments, let condition):
      kind = .call
      guard let number = procedureNumbers[callee] else {
        preconditionFailure("'\(step.name)' calls \(callee), which is not in the program")
      }
      self.callee = number
      self.arguments = arguments
      if let condition { operand = condition.value }
    }
  }

  private static func kind(_ access: AccessKind) -> Kind {
    switch access {
    case .load: .load
    case .store: .store
    case .add: .add
    case .addUnlessZero: .addUnlessZero
    case .lock: .lock
    case .unlock: .unlock
    case .rmw, .fence: preconditionFailure("a step form exists for \(access)")
    }
  }
}
