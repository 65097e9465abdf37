import PageCacheModel
import RaceMachine
import Testing

/// The table of faults leaves nothing out: a new lock without a fault fails here.
@Suite struct CompletenessTests {
  /// Every model that reaches other steps than one with the defaults.
  static let models: [KernelModel] = {
    var models: [KernelModel] = []
    for scenario in Catalogue.scenarios {
      let variants = ["deleter", "reader", "direction", "target", "old-head"].flatMap { name in
        (values[name] ?? []).filter { _ in scenario.parameters.contains { $0.name == name } }.map { [(name, $0)] }
      }
      for proposal in Catalogue.proposals {
        for set in [[]] + variants {
          if let model = try? KernelModel(scenario, under: proposal, set: set) { models.append(model) }
        }
      }
    }
    return models
  }()

  static let values = [
    "deleter": ["exit", "reuse", "off", "on"], "reader": ["readahead", "fault", "memcg"],
    "direction": ["swap-out", "swap-in"], "target": ["same-file"], "old-head": ["freed", "reused"],
  ]

  @Test("every step that protects something is in the table")
  func everyStep() {
    let covered = Set(Fault.all.flatMap(\.edits).map(\.step))
    var missing: [StepName: StepSubject] = [:]
    var reached: Set<StepName> = []
    for model in Self.models {
      for (name, subject) in model.program.protectingSteps(of: model.tasks) {
        reached.insert(name)
        if !covered.contains(name) { missing[name] = subject }
      }
    }
    #expect(missing.isEmpty, "\(missing.sorted { $0.key < $1.key }.map { "\($0.value): \($0.key)" })")
    #expect(reached.count > 200)
  }

  @Test("every fault is in a procedure that its situations reach")
  func everyFault() throws {
    for fault in Fault.all {
      for situation in fault.situations {
        let model = try situation.model()
        let reached = Set(model.program.reachable(from: model.tasks).map { model.program.procedures[$0].name })
        #expect(fault.edits.allSatisfy { reached.contains($0.step.procedure) }, "\(fault) in \(situation)")
      }
    }
  }

  @Test("every kind of step occurs, and those of the XArray are the only ones left out")
  func subjects() throws {
    let found = Set(Self.models.flatMap { $0.program.protectingSteps(of: $0.tasks).map(\.subject) })
    #expect(found == Set(StepSubject.allCases))
    let locks = try Situation.delete.model().program.procedures.filter { StepSubject.isXArray($0.name) }
      .flatMap(\.steps).filter { $0.lock != nil || $0.name.contains("rcu") }
    #expect(locks.isEmpty)
  }

  @Test("a lock that is not in the table would be noticed")
  func newLock() throws {
    let model = try Situation.delete.model()
    let program = model.program.changing("__read_swap_cache_async") { procedure in
      procedure.replacing("put_page(page)") { step in
        var lock = Step("spin_lock(&new_lock)", step.operation, step.body)
        lock.lock = LockKind(60, "new lock", sleeps: false)
        return lock
      }
    }
    let covered = Set(Fault.all.flatMap(\.edits).map(\.step))
    #expect(program.protectingSteps(of: model.tasks).contains { !covered.contains($0.name) && $0.subject == .lock })
  }

  @Test("the register that read sections are counted in is the one that faults know")
  func nestingRegister() throws {
    #expect(try Situation.delete.model().registers[Step.nestingRegister].name == "rcu_read_lock_nesting")
  }
}
