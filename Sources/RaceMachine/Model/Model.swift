/// A concurrent system to run: what lies in memory, what each CPU calls, and what must hold.
public protocol Model: Sendable {
  /// A name for people, such as `swap-delete under page-index`.
  var title: String { get }
  /// Counts up whenever a stored schedule may no longer mean the same.
  var version: Int { get }
  /// What lies where in shared memory.
  var map: MemoryMap { get }
  /// The procedures.
  var program: Program { get }
  /// What each CPU calls.
  var tasks: [RaceTask] { get }
  /// Words that the model keeps for each CPU. Any CPU may reach them, so a step that does declares their region.
  ///
  /// Register 0 is special: while it is not 0, ``prologue`` runs at the beginning of the CPU's next step.
  var registers: [Field] { get }
  /// Ghost work at the beginning of a step, asked for by register 0.
  var prologue: Prologue? { get }
  /// Brings memory into the state from which all runs begin.
  func prepare(_ setup: inout Setup)
  /// Whether nobody can free the object around the word at `address` before `cpu` goes on, whatever the others do: it
  /// has a reference, or is in a read section, or holds a lock. Reduction relies on it; false is always right.
  ///
  /// The answer follows from shared memory and the local state of `cpu`.
  func holds(_ address: Address, cpu: Int, in view: MachineView) -> Bool
  /// Whether `cpu` may ever touch the word at `address` from now on, or free the object around it. Reduction relies on
  /// it; true is always right.
  ///
  /// The answer follows from shared memory and the local state of `cpu`.
  func mayTouch(_ address: Address, cpu: Int, in view: MachineView) -> Bool
  /// What is broken once nobody can go on any more.
  func finalViolations(_ view: MachineView) -> [Violation]
}

extension Model {
  /// No ghost work.
  public var prologue: Prologue? { nil }
  /// No registers but the special one.
  public var registers: [Field] { [] }
  /// Nobody holds anything.
  public func holds(_ address: Address, cpu: Int, in view: MachineView) -> Bool { false }
  /// Anybody may touch anything.
  public func mayTouch(_ address: Address, cpu: Int, in view: MachineView) -> Bool { true }
  /// Nothing to check at the end.
  public func finalViolations(_ view: MachineView) -> [Violation] { [] }
}

/// Ghost work at the beginning of a step: what a judge must do before anything else happens.
public struct Prologue: Sendable {
  /// What it touches.
  public let besides: Besides
  /// The work.
  public let body: @Sendable (inout StepContext) -> Void

  /// The work of `body`, which touches what `besides` says.
  public init(_ besides: Besides, _ body: @escaping @Sendable (inout StepContext) -> Void) {
    self.besides = besides
    self.body = body
  }
}

/// What one CPU does in a run: a procedure and its arguments.
public struct RaceTask: Sendable {
  /// The procedure that the CPU calls.
  public let procedure: String
  /// Its arguments.
  public let arguments: [Word]
  /// CPUs with the same number here do the same and can be exchanged.
  public let symmetryClass: Int
  /// For people: what the CPU does, such as `reclaim`.
  public let title: String

  /// CPU calls `procedure` with `arguments`.
  public init(_ procedure: String, _ arguments: [Word] = [], symmetryClass: Int, title: String = "") {
    self.procedure = procedure
    self.arguments = arguments
    self.symmetryClass = symmetryClass
    self.title = title
  }
}
