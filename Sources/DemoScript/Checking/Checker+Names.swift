import RaceMachine
import RaceSession

/// Whether what statements name is there.
extension Checker {
  mutating func complain(_ span: Span, _ unknown: UnknownName?) {
    if let unknown { complaints.append(Complaint(span, unknown.message, suggesting: unknown.suggestion)) }
  }

  mutating func check(_ name: Spanned<DemoName>) {
    guard let stage else { return }
    complain(name.span, stage.names.complaint(about: name.value, in: stage.session))
  }

  mutating func check(cpu: Spanned<Int>) {
    guard let stage else { return }
    complain(cpu.span, stage.names.complaint(aboutCPU: cpu.value, in: stage.session))
  }

  mutating func check(_ place: Spanned<ProgramPlace>, for cpu: Int) {
    guard let stage, (0..<stage.session.cpuCount).contains(cpu) else { return }
    do { _ = try stage.session.resolve(place.value, for: cpu) } catch {
      complain(place.span, UnknownName(message: error.message, suggestion: error.suggestion))
    }
  }

  mutating func check(_ schedule: Spanned<Schedule>) {
    guard let stage else { return }
    for item in schedule.value.items + schedule.value.loop {
      if let unknown = stage.names.complaint(aboutCPU: item.cpu, in: stage.session) {
        return complain(schedule.span, unknown)
      }
    }
    if let version = schedule.value.modelVersion, version != stage.session.model.version {
      let now = stage.session.model.version
      complain(
        schedule.span,
        UnknownName(message: "the schedule was stored for version \(version) of the model; this is version \(now)"))
    }
  }

  mutating func check(_ claim: Claim) {
    guard let stage else { return }
    switch claim.subject {
    case .value(let name, _): check(name)
    case .state(let cpu, _, _): check(cpu: cpu)
    case .holds(let cpu, let lock):
      check(cpu: cpu)
      if let lock { complain(lock.span, stage.unknownLock(lock.value)) }
    case .inside(let cpu, let function):
      check(cpu: cpu)
      complain(function.span, stage.unknownFunction(function.value))
    case .broken(let kind, _): check(kind)
    case .cost(let claim): check(claim)
    case .step, .over: break
    }
  }

  /// Whether there is a check of that kind.
  mutating func check(_ kind: Spanned<String>?) {
    if let stage, let kind { complain(kind.span, stage.unknownCheck(kind.value)) }
  }
}
