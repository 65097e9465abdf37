import RaceMachine

/// What a step protects, if it is one of those that no model may lack without somebody noticing.
enum StepSubject: String, CaseIterable, Sendable {
  /// Takes or gives back a lock, or tries to.
  case lock
  /// Begins or ends an RCU read section, or waits for one.
  case readSection
  /// Asks whether something is still, or already, as it should be.
  case test
  /// Changes a count of references, mappings or users.
  case reference
  /// Sets or clears a flag.
  case flag
  /// Checks what cannot be otherwise.
  case debugCheck
  /// Orders accesses.
  case fence

  /// What `step` protects; nil for steps that only compute, load or store.
  init?(_ step: Step) {
    let name = step.name
    if step.lock != nil || step.isTrylock || name == "__SetPageLocked(page)" {
      self = .lock
    } else if name.contains("rcu") {
      self = .readSection
    } else if name.hasPrefix("VM_BUG_ON") {
      self = .debugCheck
    } else if case .fence = step.operation {
      self = .fence
    } else if step.changesCount {
      self = .reference
    } else if step.writtenRegion == "page.flags" {
      self = .flag
    } else if name.hasSuffix("?") || name.contains("==") || name.hasPrefix("if (Page") || step.calls("page_swapped") {
      self = .test
    } else {
      return nil
    }
  }

  /// Whether the steps of a procedure are left to tests of their own: those of the XArray, which every operation
  /// recorded from Linux checks. The locks and read sections around them are in procedures of other names.
  static func isXArray(_ procedure: String) -> Bool { procedure.hasPrefix("xas_") }

  /// Questions of the scenario itself, not of the kernel.
  static let storyLines: Set = ["later: write it out again ?"]
}

extension Step {
  /// The region of a word that the step writes, by name.
  fileprivate var writtenRegion: String? {
    switch operation {
    case .access(let kind, _, let place, _): kind.writes ? place.region.name : nil
    case .fetchAdd(_, let place, _), .compareExchange(_, let place, _, _), .bits(_, let place, _, _): place.region.name
    case .fence, .pause, .await, .choose, .compute, .call, .text: nil
    }
  }

  fileprivate func calls(_ procedure: String) -> Bool {
    if case .call(procedure, _, _) = operation { true } else { false }
  }

  fileprivate var changesCount: Bool {
    calls("put_page") || ["page._refcount", "page._mapcount", "swap_map"].contains(writtenRegion)
  }
}

extension Program {
  /// The steps that `tasks` can reach and that protect something, each with what it protects.
  func protectingSteps(of tasks: [RaceTask]) -> [(name: StepName, subject: StepSubject)] {
    var result: [(name: StepName, subject: StepSubject)] = []
    for number in reachable(from: tasks) where !StepSubject.isXArray(procedures[number].name) {
      var seen: [String: Int] = [:]
      for step in procedures[number].steps {
        let count = seen[step.name, default: 0] + 1
        seen[step.name] = count
        guard !StepSubject.storyLines.contains(step.name), let subject = StepSubject(step) else { continue }
        result.append((StepName(procedure: procedures[number].name, name: step.name, number: count), subject))
      }
    }
    return result
  }
}
