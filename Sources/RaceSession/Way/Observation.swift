import RaceMachine

/// A value that a step announced under a name, such as the `index` of a derivation.
public struct Observation: Hashable, Sendable {
  /// The name: offset, wanted, slot, page, index, subpage, found …
  public let name: String
  /// The value.
  public let value: Word
  /// The value as people read it.
  public let text: String
  /// At which step, from 1; 0 for what was known before the first step.
  public let step: Int
  /// The word that the step read or wrote; nil when it touched none.
  public let address: Address?
}

extension Session {
  /// What the current lookup of `cpu` has announced so far: the last value of each name, in order of their first
  /// announcement.
  ///
  /// A lookup begins where it announces its `offset`; all that was known before is forgotten there.
  public func observations(of cpu: Int) -> [Observation] {
    var events: [(step: Int, event: StepEvent)] = []
    let steps = history.stepsOfCPU[cpu].prefix(history.stepCount(of: cpu, before: position))
    var announced = false
    for index in steps.reversed() {
      events.append((index + 1, history.events[index]))
      if Self.announcement(in: history.events[index]) != nil {
        announced = true
        break
      }
    }
    if !announced { events.append((0, history.openings[cpu])) }
    var result: [Observation] = []
    for (step, event) in events.reversed() {
      let first = Self.announcement(in: event) ?? 0
      for case .observed(let name, let value, let text) in event.notes[first...] {
        let observation = Observation(
          name: name, value: value, text: text, step: step, address: event.access?.address)
        if let place = result.firstIndex(where: { $0.name == name }) {
          result[place] = observation
        } else {
          result.append(observation)
        }
      }
    }
    return result
  }

  /// The last observation called `name` of the current lookup of `cpu`.
  public func observation(_ name: String, of cpu: Int) -> Observation? {
    observations(of: cpu).first { $0.name == name }
  }

  /// Which note of `event` begins a lookup; the last one if there are several.
  private static func announcement(in event: StepEvent) -> Int? {
    event.notes.lastIndex { note in
      if case .observed("offset", _, _) = note { true } else { false }
    }
  }
}
