import RaceMachine

/// One thing that happened to a word: a step of the known way that read or wrote it.
public struct Touch: Hashable, Sendable {
  /// At which step, from 1.
  public let step: Int
  /// Who did it.
  public let cpu: Int
  /// The line that did it; an index into ``Program/lines``.
  public let line: Int
  /// What was done; `store` for what changed besides the step's one access.
  public let kind: AccessKind
  /// The value before.
  public let old: Word
  /// The value after.
  public let new: Word

  /// Whether it wrote: a store of the value that was there counts, a failed exchange does not.
  public var isWrite: Bool { kind.writes && (kind == .store || old != new) }
}

extension Session {
  /// All that the known way does to the word at `address`, first to last; it reaches to ``length``.
  public func touches(of address: Address) -> [Touch] {
    history.events.indices.filter { history.events[$0].touches(address) }.flatMap { index in
      touches(inStep: index + 1).filter { $0.address == address }.map(\.touch)
    }
  }

  /// The words that a known step read or wrote, its one access first.
  public func touches(inStep step: Int) -> [(address: Address, touch: Touch)] {
    let event = history.events[step - 1]
    let line = event.lines.first?.line ?? 0
    func touch(_ kind: AccessKind, _ old: Word, _ new: Word) -> Touch {
      Touch(step: step, cpu: event.move.cpu, line: line, kind: kind, old: old, new: new)
    }
    var touches: [(address: Address, touch: Touch)] = []
    if let access = event.access { touches.append((access.address, touch(access.kind, access.old, access.new))) }
    for case .changed(let address, let old, let new) in event.notes where address != event.access?.address {
      touches.append((address, touch(.store, old, new)))
    }
    return touches
  }

  /// The CPUs that read or write the word at `address` in their next step, if they take it now, with what they do.
  public func planned(for address: Address) -> [(cpu: Int, kind: AccessKind)] {
    (0..<cpuCount).compactMap { cpu in
      guard let plan = view.plannedAccess(of: cpu), plan.address == address else { return nil }
      return (cpu, plan.kind)
    }
  }
}

extension StepEvent {
  /// Whether it read or wrote a word. Asked of every step of a long way, whenever the screen speaks of the word.
  fileprivate func touches(_ address: Address) -> Bool {
    if access?.address == address { return true }
    return notes.contains { if case .changed(address, _, _) = $0 { true } else { false } }
  }
}
