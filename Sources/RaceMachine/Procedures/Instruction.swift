/// A step made ready to run: flat, with names resolved. Its text is kept apart, since only people need it.
struct Instruction: Sendable {
  enum Kind: UInt8, Sendable {
    case load, store, add, fetchAdd, addAndTest, addUnlessZero, setBits, clearBits, compareExchange, lock, unlock
    case fence, pause, await, choose
    case compute, call
  }

  var kind: Kind
  var order = MemoryOrder.relaxed
  /// The region that the access declares; nil without one.
  var region: Region?
  /// Its number, ``noRegion`` without one: a running machine touches no string.
  private(set) var regionNumber = Self.noRegion
  static let noRegion: UInt8 = 254
  var besides = Besides()
  var sometimes: [Step.Conditional] = []
  var isComposite = false
  var sets: UInt64 = 0
  var exits = Step.Exits.anywhere
  var keepsHold = false
  /// The bits of the word that the step can see.
  var bits = Word.max
  var lock: LockKind?
  var address: @Sendable (borrowing StepContext) -> Address = { _ in Address(0) }
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

  /// All that it may ever touch besides its access.
  var allBesides: Besides { sometimes.reduce(besides) { $0.union($1.besides) } }

  /// The kind of its access for people and for searches; nil when it makes none.
  var accessKind: AccessKind? {
    switch kind {
    case .load: .load
    case .store: .store
    case .add: .add
    case .addAndTest: .addAndTest
    case .addUnlessZero: .addUnlessZero
    case .fetchAdd, .setBits, .clearBits, .compareExchange: .rmw
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
    sometimes = step.sometimes
    isComposite = step.composite != nil
    sets = step.sets
    exits = step.exits
    keepsHold = step.keepsHold
    lock = step.lock
    switch step.operation {
    case .access(let access, let order, let place, let value):
      kind = Self.kind(access)
      self.order = order
      region = place.region
      address = place.address
      operand = value.value
      bits = access == .load ? place.bits : lock?.mask ?? .max
    case .fetchAdd(let order, let place, let value):
      kind = .fetchAdd
      self.order = order
      region = place.region
      address = place.address
      operand = value.value
    case .compareExchange(let order, let place, let expected, let new):
      kind = .compareExchange
      self.order = order
      region = place.region
      address = place.address
      operand = new.value
      self.expected = expected.value
    case .bits(let order, let place, let bits, let set):
      kind = set ? .setBits : .clearBits
      self.order = order
      region = place.region
      address = place.address
      operand = bits.value
      self.bits = bits.constant ?? .max
    case .fence(let order):
      kind = .fence
      self.order = order
    case .pause: kind = .pause
    case .await(let condition, _):
      kind = .await
      operand = condition.value
    case .choose(let name, let values, _):
      precondition(!values.isEmpty, "'\(step.name)' leaves nothing to choose for \(name)")
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
    regionNumber = region?.id ?? Self.noRegion
    precondition(kind != .lock && kind != .unlock || lock != nil, "'\(step.name)' does not say which lock it means")
  }

  private static func kind(_ access: AccessKind) -> Kind {
    switch access {
    case .load: .load
    case .store: .store
    case .add: .add
    case .addAndTest: .addAndTest
    case .addUnlessZero: .addUnlessZero
    case .lock: .lock
    case .unlock: .unlock
    case .rmw, .fence: preconditionFailure("a step form exists for \(access)")
    }
  }
}
