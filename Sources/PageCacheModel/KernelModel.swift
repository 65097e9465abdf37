import RaceMachine

/// A scenario under a proposal: a model that the machine can run.
public struct KernelModel: Model {
  /// The scenario.
  public let scenario: Scenario
  /// The proposal.
  public let proposal: Proposal
  /// The parameters with their values.
  public let settings: Settings
  let memory: KernelMemory
  private let stage: Stage
  /// Whether any task looks at the page table.
  let usesPageTable: Bool
  private let holdings: Holdings
  /// The procedures of all tasks.
  public var program: Program
  /// Counts up whenever the steps of a scenario change, since stored schedules may then mean something else.
  public let version = 1

  /// The default proposal of a run: the one under which the panic was reported.
  public static let defaultProposal = "page-index"

  /// The model of `scenario` under `proposal`.
  ///
  /// - Parameter set: parameters with their values, as `--set` takes them; the last one of a name counts.
  /// - Throws: when a name is unknown or a value is out of its domain, with what would be right.
  public init(
    scenario: String, proposal: String = defaultProposal, set given: [(name: String, value: String)] = []
  ) throws(ModelError) {
    try self.init(Catalogue.scenario(scenario), under: Catalogue.proposal(proposal), set: given)
  }

  /// The same for a scenario or a proposal that need not be in the ``Catalogue``.
  public init(
    _ scenario: Scenario, under proposal: Proposal, set given: [(name: String, value: String)] = []
  ) throws(ModelError) {
    self.scenario = scenario
    self.proposal = proposal
    settings = try Settings(given, for: self.scenario)
    stage = try self.scenario.stage(settings)
    memory = KernelMemory(stage.plan)
    program = Program(
      KernelProcedures(
        memory: memory, proposal: self.proposal, debugVM: settings["debug-vm"] == "on",
        linearIndices: stage.linearIndices
      ).all, lastWords: "dump_page")
    holdings = Holdings(memory, stage.tasks, program)
    let procedures = Set(stage.tasks.compactMap { [program] in program.number(of: $0.procedure) })
    usesPageTable = procedures.contains { [program] in
      let touched = program.footprint(of: $0).reads
      return touched.contains(.pte) || touched.contains(.pteLock)
    }
  }

  /// `scenario under proposal`.
  public var title: String { "\(scenario.id) under \(proposal.id)" }
  /// What lies where.
  public var map: MemoryMap { memory.map }
  /// What each CPU calls: the readers first, the deleter last.
  public var tasks: [RaceTask] { stage.tasks }
  /// The linear index that `page_to_pgoff()` must give for a mapped page, by pfn.
  var linearIndices: [Word: Word] { stage.linearIndices }
  /// RCU state and what judges remember.
  public var registers: [Field] { CPURegister.fields(nodeCount: memory.xarrays.nodes.count) }
  /// The judge's work at the first step of a lookup.
  public var prologue: Prologue? { memory.homes.prologue }

  /// Pages on which the CPU has a reference, and nodes that its read section or xa_lock keeps.
  public func holds(_ address: Address, cpu: Int, in view: MachineView) -> Bool {
    holdings.holds(address, cpu: cpu, in: view)
  }

  /// A lookup that is under way reads only slots that are responsible for its offset.
  public func mayTouch(_ address: Address, cpu: Int, in view: MachineView) -> Bool {
    holdings.mayTouch(address, cpu: cpu, in: view)
  }

  /// Fills memory: the page, its place in the swap cache, its page table. All page frames have an owner at first.
  public func prepare(_ setup: inout Setup) {
    for number in 0..<memory.pages.row.count { setup.set(memory.pages.row[number] + PageFrames.Field.allocated, 1) }
    stage.prepare(memory, proposal, &setup)
  }

  /// The checks of reference counts, linear indices, locks and flags, once everybody has finished.
  public func finalViolations(_ view: MachineView) -> [Violation] {
    memory.refcountViolations(view, kept: stage.keptReferences)
      + memory.rmapViolations(view, stage.linearIndices, field: proposal.linearIndexField)
      + memory.lockViolations(view) + memory.flagViolations(view)
  }
}
