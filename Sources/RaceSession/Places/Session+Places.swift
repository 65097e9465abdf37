import RaceMachine

extension Session {
  /// Finds a place in this session's program.
  ///
  /// - Throws: when no function or line is so called, or `cpu`, if given, never runs it; suggests the closest one.
  public func resolve(_ place: ProgramPlace, for cpu: Int? = nil) throws(PlaceError) -> ResolvedPlace {
    let resolved = try ResolvedPlace(place, in: program)
    guard let cpu, tasks.indices.contains(cpu) else { return resolved }
    if !mayReach(resolved, cpu) {
      let others = tasks.indices.filter { mayReach(resolved, $0) }.map { "CPU \($0)" }
      throw PlaceError(
        message: "CPU \(cpu) never runs '\(place)'" + (others.isEmpty ? "" : "; \(others.joined(separator: ", ")) may"),
        suggestion: nil)
    }
    return resolved
  }

  /// The functions that `cpu` may run, callees and last words included; indices into ``Program/procedures``, rising.
  public func functions(of cpu: Int) -> [Int] {
    guard let first = program.number(of: tasks[cpu].procedure) else { return [] }
    return program.reachable(from: first).sorted()
  }

  private func mayReach(_ place: ResolvedPlace, _ cpu: Int) -> Bool {
    let reachable = functions(of: cpu)
    if let procedure = place.procedure { return reachable.contains(procedure) }
    return place.lines.contains { reachable.contains(program.lines[$0].procedure) }
  }

  /// How often `place` was reached in the step that led to ``position``; 0 at the beginning.
  public func arrivals(at place: ResolvedPlace) -> Int { position > 0 ? arrivals(at: place, inStep: position) : 0 }

  /// How often `place` was reached in a step, from 1 to ``position``.
  func arrivals(at place: ResolvedPlace, inStep step: Int) -> Int {
    let event = history.events[step - 1]
    guard let procedure = place.procedure else {
      return event.lines.count { place.lines.contains($0.line) && hasRun($0) }
    }
    let name = program.procedures[procedure].name
    let returns = event.lines.count { line in
      guard case .returned = line.kind, case .call(name, _, _) = program.lines[line.line].step.operation else {
        return false
      }
      return true
    }
    guard isLastStep(step) else { return returns }
    // The first function of a CPU and a dying CPU's last words return to nobody.
    switch status(of: event.move.cpu) {
    case .finished where tasks[event.move.cpu].procedure == name: return returns + 1
    case .stopped where program.lastWords == procedure && program.lines[event.lines[0].line].procedure == procedure:
      return returns + 1
    default: return returns
    }
  }

  /// Whether the CPU of a step has taken none since.
  private func isLastStep(_ step: Int) -> Bool {
    let cpu = history.events[step - 1].move.cpu
    let count = history.stepCount(of: cpu, before: position)
    return history.stepsOfCPU[cpu][count - 1] == step - 1
  }

  /// A call has run once it came back; one that was skipped has not run.
  private func hasRun(_ line: StepEvent.Line) -> Bool {
    switch line.kind {
    case .step, .returned: return true
    case .call: return false
    case .local:
      if case .call = program.lines[line.line].step.operation { return false }
      return true
    }
  }
}
