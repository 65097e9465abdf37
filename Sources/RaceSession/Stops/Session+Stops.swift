import RaceMachine

extension Session {
  /// More stop points than this are not kept.
  public static let maximumStops = 64

  /// Where automatic play stops, in the order in which they were set. They outlast a change of the model.
  public var stops: [StopPoint] { resolvedStops.map(\.point) }

  /// Why a stop point can never stop in the model that runs now; nil if it can.
  public func obstacle(to stop: StopPoint) -> String? {
    guard let resolved = resolvedStops.first(where: { $0.point == stop }),
      case .nothing(let reason) = resolved.target
    else { return nil }
    return reason
  }

  func add(_ stop: StopPoint) -> Response {
    if resolvedStops.contains(where: { $0.point == stop }) { return .nothing("there is a stop at \(stop) already") }
    guard resolvedStops.count < Self.maximumStops else {
      return .refused("there are \(Self.maximumStops) stop points, the most that are kept; remove one first")
    }
    do { _ = try ResolvedStop.target(of: stop, in: self) } catch { return .refused(error.description) }
    resolvedStops.append(ResolvedStop(stop, in: self))
    return .noted("play stops at \(stop)")
  }

  func remove(_ stop: StopPoint) -> Response {
    guard let index = resolvedStops.firstIndex(where: { $0.point == stop }) else {
      return .nothing("there is no stop at \(stop)")
    }
    resolvedStops.remove(at: index)
    return .noted("play no longer stops at \(stop)")
  }

  /// Finds the places of all stop points anew, in another model.
  func resolveStops() { resolvedStops = resolvedStops.map { ResolvedStop($0.point, in: self) } }

  /// Which stop point the step that led to ``position`` has come to, and what it did there; nil for none.
  public var stopReason: String? {
    guard let event = lastEvent else { return nil }
    for stop in resolvedStops { if let reason = reason(of: stop, event) { return reason } }
    return nil
  }

  /// What `event`, the last step, did to come to a stop point; nil if it has not come there.
  func reason(of stop: ResolvedStop, _ event: StepEvent) -> String? {
    let lead = "breakpoint after step \(position): CPU \(event.move.cpu)"
    switch (stop.target, stop.point) {
    case (.words(let words), .watchpoint(_, let kind)): return access(to: words, kind).map { "watchpoint: \($0)" }
    case (.lines(let lines), .breakpoint(_, let cpu)) where cpu == nil || cpu == event.move.cpu:
      return arrival(at: lines, event).map { "\(lead) is at '\(program.lines[$0].name)'" }
    case (.function(let name), .breakpoint(_, let cpu)) where cpu == nil || cpu == event.move.cpu:
      return isEntered(name, event) ? "\(lead) has entered \(name)" : nil
    default: return nil
    }
  }

  /// Whether play stops before a line of the program that `cpu` runs.
  public func hasBreakpoint(atLine line: Int, of cpu: Int) -> Bool {
    resolvedStops.contains { stop in
      guard case .lines(let lines) = stop.target, case .breakpoint(_, let owner) = stop.point else { return false }
      return lines.contains(line) && (owner == nil || owner == cpu)
    }
  }

  /// The line among `lines` before which the CPU of `event` has come to stand, or that ran as local work.
  private func arrival(at lines: Set<Int>, _ event: StepEvent) -> Int? {
    if let next = view.nextLine(of: event.move.cpu), status(of: event.move.cpu) != .stopped, lines.contains(next) {
      return next
    }
    return event.lines.first { line in
      guard lines.contains(line.line) else { return false }
      switch line.kind {
      case .call: return true
      case .local:
        // A call that is local work was skipped.
        if case .call = program.lines[line.line].step.operation { return false }
        return true
      case .step, .returned: return false
      }
    }?.line
  }

  private func isEntered(_ name: String, _ event: StepEvent) -> Bool {
    let isCalled = event.lines.contains { line in
      guard line.kind == .call, case .call(name, _, _) = program.lines[line.line].step.operation else { return false }
      return true
    }
    if isCalled { return true }
    // A dying CPU enters its last words without a call.
    guard let words = program.lastWords, program.procedures[words].name == name, !event.violations.isEmpty else {
      return false
    }
    return frames(of: event.move.cpu).last?.number == words
  }
}
