import RaceMachine

/// The known way: what each step did, and what follows from that. A value, so that it can be kept and put back.
struct History {
  /// What ran before the first step, for each CPU.
  let openings: [StepEvent]
  /// What each step did.
  private(set) var events: [StepEvent] = []
  /// For each step the name of the choice that it made.
  private(set) var choices: [String?] = []
  /// For each CPU the indices of its steps, rising.
  private(set) var stepsOfCPU: [[Int]]
  /// The indices of the steps that broke a promise, rising.
  private(set) var violating: [Int] = []
  /// For each word its writes, by rising step.
  private var writesTo: [Address: [Provenance]] = [:]
  /// For each CPU the lines that it ran, made when asked for.
  var traces: [Trace]

  init(openings: [StepEvent]) {
    self.openings = openings
    stepsOfCPU = Array(repeating: [], count: openings.count)
    traces = openings.map { Trace(opening: $0) }
  }

  /// Adds a step at the end.
  mutating func append(_ event: StepEvent, choosing name: String?) {
    let index = events.count
    events.append(event)
    choices.append(name)
    stepsOfCPU[event.move.cpu].append(index)
    if !event.violations.isEmpty { violating.append(index) }
    for write in writes(of: index) { writesTo[write.address, default: []].append(write) }
  }

  /// Forgets all steps from index `count` on.
  mutating func truncate(to count: Int) {
    while events.count > count {
      let index = events.count - 1
      for write in writes(of: index) { writesTo[write.address]?.removeLast() }
      let cpu = events[index].move.cpu
      stepsOfCPU[cpu].removeLast()
      if violating.last == index { violating.removeLast() }
      traces[cpu].forget(from: index)
      events.removeLast()
      choices.removeLast()
    }
  }

  /// The last write to `address` among the first `count` steps.
  func lastWrite(to address: Address, before count: Int) -> Provenance? {
    guard let writes = writesTo[address] else { return nil }
    let index = writes.firstIndexInOrder { $0.step > count }
    return index > 0 ? writes[index - 1] : nil
  }

  /// How many of the steps of `cpu` are among the first `count` steps.
  func stepCount(of cpu: Int, before count: Int) -> Int { stepsOfCPU[cpu].firstIndexInOrder { $0 >= count } }

  /// What step number `index` + 1 wrote. A store of the value that was there counts, a failed exchange does not.
  func writes(of index: Int) -> [Provenance] {
    let event = events[index]
    let line = event.lines.first?.line ?? 0
    var writes: [Provenance] = []
    func add(_ address: Address, _ old: Word, _ new: Word) {
      writes.append(
        Provenance(address: address, cpu: event.move.cpu, step: index + 1, line: line, old: old, new: new))
    }
    if let access = event.access, access.kind.writes, access.kind == .store || access.old != access.new {
      add(access.address, access.old, access.new)
    }
    for case .changed(let address, let old, let new) in event.notes { add(address, old, new) }
    return writes
  }
}

extension Array {
  /// The first index whose element fulfils `isBeyond`, or `count`; all after it must fulfil it too.
  func firstIndexInOrder(_ isBeyond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
