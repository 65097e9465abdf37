import RaceMachine

/// A run up to its first violation, with what an explanation asks about it. Steps are indices here, from 0.
struct BrokenRun {
  /// Where the violation shows.
  enum Place: Equatable {
    /// A step of this CPU broke the promise.
    case step(cpu: Int)
    /// All have finished, and the state that is left is wrong.
    case end
    /// Nobody can go on, and somebody has not finished.
    case deadlock
    /// The steps from this index on go round for ever.
    case loop(from: Int)
  }

  let model: any Model
  let moves: [Move]
  let events: [StepEvent]
  /// What ran before the first step, for each CPU.
  let openings: [StepEvent]
  let violation: Violation
  let place: Place
  /// The machine after the last step.
  let machine: Machine

  /// Runs `schedule` up to its first violation; nil if it breaks nothing.
  init?(_ schedule: Schedule, in model: any Model) throws(ScheduleRefusal) {
    let machine = Machine(model)
    var events: [StepEvent] = []
    try machine.run(schedule) { event in
      events.append(event)
      return event.violations.isEmpty
    }
    if let last = events.last, let violation = last.violations.first {
      self.violation = violation
      place = .step(cpu: last.move.cpu)
    } else if let violation = machine.endViolations.first {
      self.violation = violation
      place = (0..<machine.cpuCount).allSatisfy { machine.view.status(of: $0) == .finished } ? .end : .deadlock
    } else if let violation = try schedule.loopFinding(in: model).violation {
      self.violation = violation
      place = .loop(from: schedule.stepCount)
    } else {
      return nil
    }
    self.model = model
    self.machine = machine
    self.events = events
    openings = machine.openings
    moves = events.map(\.move)
  }

  /// The indices of the steps of `cpu`.
  func steps(of cpu: Int) -> [Int] { events.indices.filter { moves[$0].cpu == cpu } }

  /// The access of step `index` if the step learns what the word held.
  func read(_ index: Int) -> StepEvent.Access? { events[index].read }

  /// The value of the word at `address` as people write it.
  func text(_ value: Word, of address: Address) -> String {
    guard let text = model.map.field(at: address)?.format.text(value), !text.isEmpty else { return "\(value)" }
    return text
  }

  /// What a step saw: what its line says, or else the value that it read.
  func seen(_ event: StepEvent) -> String {
    let shown = event.lines.first?.result ?? ""
    guard shown.isEmpty, let read = event.read else { return shown }
    return text(read.old, of: read.address)
  }

  /// What a step learnt, for comparing: an addition that commutes learns no more than it lets on.
  func learnt(_ event: StepEvent) -> String {
    switch event.access?.kind {
    case .addUnlessZero: event.access?.old == 0 ? "zero" : "added"
    case .addAndTest: event.access?.new == 0 ? "zero" : "left some"
    default: seen(event)
    }
  }

  /// The words that step `index` changed.
  func changes(_ index: Int) -> [WordChange] { events[index].changes }

  /// The last step before `index` that changed the word at `address`.
  func lastChange(of address: Address, before index: Int) -> Int? {
    (0..<index).last { change(of: address, at: $0) != nil }
  }

  /// How step `index` changed the word at `address`, if it did.
  func change(of address: Address, at index: Int) -> WordChange? { changes(index).last { $0.address == address } }
}

/// A word that a step changed.
struct WordChange: Hashable {
  let address: Address
  let old: Word
  let new: Word
}

extension StepEvent {
  /// The access, if the step learns what the word held.
  var read: Access? {
    guard let access else { return nil }
    switch access.kind {
    case .load, .rmw, .addAndTest, .addUnlessZero: return access
    case .store, .add, .lock, .unlock, .fence: return nil
    }
  }

  /// The words that the step changed.
  var changes: [WordChange] {
    var changes: [WordChange] = []
    if let access, access.old != access.new {
      changes.append(WordChange(address: access.address, old: access.old, new: access.new))
    }
    for case .changed(let address, let old, let new) in notes where old != new {
      changes.append(WordChange(address: address, old: old, new: new))
    }
    return changes
  }
}
