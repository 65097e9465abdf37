import RaceMachine

/// The lines that one CPU ran, with what belongs together: which activation of a function, which round of a loop.
///
/// Made from the CPU's events when somebody asks, and only as far as they are new.
struct Trace {
  /// One line that ran.
  struct Entry {
    let step: Int
    let line: StepEvent.Line
    let activation: Int
    /// The entry of the call that came back here.
    let callEntry: Int?
    let round: Int
    /// The entry of the same line in the round before.
    let previousRound: Int?
    /// The step at which the line ran again in the same activation.
    var repeatedAt: Int?
    let violations: [Violation]
  }

  private let opening: StepEvent
  private(set) var entries: [Entry] = []
  /// How many of the CPU's steps have been read.
  private var stepsRead = 0
  /// The activations that are open after the steps read, the first one first.
  private var stack: [Activation] = []
  private var activationCount = 0

  private struct Activation {
    let number: Int
    /// The last entry of each line.
    var lastEntry: [Int: Int] = [:]
    /// The entry of the call that is open.
    var openCall: Int?
  }

  init(opening: StepEvent) {
    self.opening = opening
    add(opening, step: 0)
  }

  /// Reads the events of the steps with these indices, as far as they are new.
  mutating func read(_ steps: [Int], of events: [StepEvent]) {
    for index in steps[stepsRead...] { add(events[index], step: index + 1) }
    stepsRead = steps.count
  }

  /// Forgets what was read if that included the step with this index.
  mutating func forget(from index: Int) {
    guard let last = entries.last, last.step > index else { return }
    self = Trace(opening: opening)
  }

  private mutating func add(_ event: StepEvent, step: Int) {
    for (number, line) in event.lines.enumerated() {
      if stack.count > line.depth + 1 { stack.removeLast(stack.count - line.depth - 1) }
      while stack.count <= line.depth {
        stack.append(Activation(number: activationCount))
        activationCount += 1
      }
      let top = stack.count - 1
      let here = entries.count
      var callEntry: Int?
      var previous = stack[top].lastEntry[line.line]
      if case .returned = line.kind {
        callEntry = stack[top].openCall
        stack[top].openCall = nil
        // The call and its return are one run of the line.
        previous = callEntry.flatMap { entries[$0].previousRound }
      } else {
        for entry in [previous, previous.flatMap { entries[$0].callEntry }] {
          if let entry { entries[entry].repeatedAt = step }
        }
        stack[top].openCall = line.kind == .call ? here : nil
      }
      let violations = event.violations.indices.filter { event.violationLines[$0] == number }
      entries.append(
        Entry(
          step: step, line: line, activation: stack[top].number, callEntry: callEntry,
          round: (previous.map { entries[$0].round } ?? 0) + 1, previousRound: previous,
          violations: violations.map { event.violations[$0] }))
      stack[top].lastEntry[line.line] = here
    }
  }
}
