import RaceMachine

/// Stepping as debuggers do: over a call, and out of a function.
extension Session {
  /// Steps of `cpu` until the call before which it stands has come back; one step where it stands before no call.
  ///
  /// A call is entered together with the step before it, so a CPU stands before a call when its last step entered one.
  func stepOver(_ cpu: Int) -> Response {
    guard (0..<cpuCount).contains(cpu) else { return step(Move(cpu: cpu)) }
    return step(cpu, toDepth: depthAroundLastStep(of: cpu))
  }

  /// Steps of `cpu` until the function in which it is has come back.
  func stepOut(_ cpu: Int) -> Response {
    guard (0..<cpuCount).contains(cpu) else { return step(Move(cpu: cpu)) }
    return step(cpu, toDepth: view.depth(of: cpu) - 1)
  }

  /// How many functions `cpu` was in where its last step entered others, or is in now if it entered none.
  private func depthAroundLastStep(of cpu: Int) -> Int {
    let count = history.stepCount(of: cpu, before: position)
    let event = count > 0 ? history.events[history.stepsOfCPU[cpu][count - 1]] : history.openings[cpu]
    var depth = view.depth(of: cpu)
    for line in event.lines.reversed() where line.kind == .call && line.depth == depth - 2 { depth -= 1 }
    return depth
  }

  /// Steps of `cpu`, one at least, until it is in no more than so many functions, or a person should look.
  private func step(_ cpu: Int, toDepth depth: Int) -> Response {
    let start = position
    var answer = Response.moved(nil)
    let endless = allOrNothing {
      while position < start + Self.untilLimit {
        do throws(StepRefusal) { try advance(Move(cpu: cpu)) } catch {
          answer = position == start ? .refused(error.reason) : .stopped(error.reason)
          return nil
        }
        if let reason = stopReason {
          answer = .stopped(reason)
          return nil
        }
        if view.depth(of: cpu) <= depth || hasComeBack(toDepth: depth) || status(of: cpu) == .stopped { return nil }
      }
      return "CPU \(cpu) does not come back within \(Self.untilLimit) steps"
    }
    if let endless { return .refused(endless) }
    return answer
  }

  /// Whether the last step has left a function for one that is no deeper than so many, and perhaps entered the next.
  private func hasComeBack(toDepth depth: Int) -> Bool {
    lastEvent?.lines.contains { line in
      guard case .returned = line.kind else { return false }
      return line.depth < depth
    } ?? false
  }
}
