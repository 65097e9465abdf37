import RaceMachine

extension ReplayPlan {
  /// The run, if it ends in the check.
  func replay(_ bug: VMBug) -> ReportReplay? {
    guard let model = try? KernelModel(scenario: scenario, proposal: proposal, set: settings) else { return nil }
    var run = ReplayRun(model)
    switch way {
    case .alone(let cpu): run.finish(cpu)
    case .readerStops(let line):
      run.step(0, untilAfter: line)
      run.finish(1)
      run.finish(0)
    case .otherBegins:
      guard let steps = run.stepsOfOther(until: bug) else { return nil }
      for _ in 0..<steps { run.step(1) }
      run.finish(0)
    }
    guard run.violation == bug.violation else { return nil }
    return ReportReplay(self, run.schedule, run.dump)
  }
}

/// A run in the making.
private struct ReplayRun {
  let model: KernelModel
  let machine: Machine
  private(set) var schedule = Schedule()
  private(set) var violation: Violation?
  private(set) var dump: PageReport?

  /// A lookup that goes round in a loop ends here.
  private static let stepLimit = 200_000

  init(_ model: KernelModel) {
    self.model = model
    machine = Machine(model)
  }

  /// One step of `cpu`; false when it cannot take one.
  @discardableResult
  mutating func step(_ cpu: Int) -> Bool { take(cpu) != nil }

  private mutating func take(_ cpu: Int) -> StepEvent? {
    guard schedule.stepCount < Self.stepLimit, let event = try? machine.step(Move(cpu: cpu)) else { return nil }
    schedule.append(Move(cpu: cpu))
    if violation == nil { violation = event.violations.first }
    for case .said(let text) in event.notes where dump == nil { dump = ReportLog(text).reports.first }
    return event
  }

  mutating func finish(_ cpu: Int) { while step(cpu) {} }

  /// Steps until the line called `name` has just run. A reader that never comes there runs to its end.
  mutating func step(_ cpu: Int, untilAfter name: String) {
    while let event = take(cpu), !event.lines.contains(where: { model.program.lines[$0.line].name == name }) {}
  }

  /// How many steps CPU 1 must take before CPU 0, if it then runs alone, runs into `bug`.
  func stepsOfOther(until bug: VMBug) -> Int? {
    for steps in 0..<10_000 {
      if reader(meets: bug) { return rewind(steps) }
      guard machine.view.canRun(1), machine.advance(Move(cpu: 1)).isEmpty else { break }
    }
    return nil
  }

  private func rewind(_ steps: Int) -> Int {
    for _ in 0..<steps { machine.stepBack() }
    return steps
  }

  private func reader(meets bug: VMBug) -> Bool {
    var taken = 0
    var meets = false
    while taken < 500, machine.view.canRun(0), !meets {
      meets = machine.advance(Move(cpu: 0)).first == bug.violation
      taken += 1
    }
    for _ in 0..<taken { machine.stepBack() }
    return meets
  }
}
