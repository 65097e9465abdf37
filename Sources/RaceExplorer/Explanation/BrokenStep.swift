import RaceMachine

/// Explains a promise that a step broke.
struct BrokenStep {
  let run: BrokenRun
  let breaker: Int
  private(set) var sentences: [String] = []
  private(set) var links: [Explanation.Link] = []

  private let history: LineHistory
  /// The steps that read what the broken check looks at, for each of its variables.
  private let sources: [[Int]]
  private var search: InterferenceSearch
  private var wording: Wording
  /// The reads that have been told.
  private var told: Set<Int> = []
  private let last: Int

  init(_ run: BrokenRun, breaker: Int) {
    self.run = run
    self.breaker = breaker
    wording = Wording(run)
    history = LineHistory(run, cpu: breaker)
    last = run.events.count - 1
    let brokenLine = history.entry(ofStep: last, line: run.events[last].violationLines.first ?? 0)
    // What the access of a free object got does not matter.
    sources = wording.freeing == nil ? brokenLine.map(history.sources) ?? [] : []
    search = InterferenceSearch(run, breaker: breaker, sources: sources.flatMap(\.self))
  }

  mutating func tell() {
    let isAlone = search.happensAlone()
    let others = isAlone ? [] : search.interferences()
    if isAlone {
      sentences.append("No other CPU is needed: \(wording.cpu(breaker)) runs into this alone.")
    }
    if others.isEmpty { tellSources() }
    for other in others { tell(other, isLast: other.cpu == others.last?.cpu) }
    if let step = wording.freeing, !others.contains(where: { $0.step == step }) { tellFreeing(step) }
    sentences.append(wording.ending(breaker))
  }

  /// What the broken check looks at; where no value explains it, what the CPU holds may.
  private mutating func tellSources() {
    for read in sources.first ?? [] { tellRead(read) }
    guard told.isEmpty, let locks = wording.locksHeld(by: breaker) else { return }
    sentences.append("\(wording.cpu(breaker)) \(locks).")
  }

  // MARK: Another CPU

  private mutating func tell(_ other: Interference, isLast: Bool) {
    let overtaken = search.overtakenRead(by: other)
    let companions = companions(of: other)
    for read in Set(companions + (overtaken.map { [$0.read] } ?? [])).sorted() where read < other.step {
      if let overtaken, overtaken.read == read { tell(overtaken, other) } else { tellCompanion(read, other) }
    }
    tellWrite(other)
    for read in companions where read > other.step { tellCompanion(read, other) }
    if let detour = other.detour { tell(detour, other) }
    if let read = other.read {
      // `it` is the word of the sentence before.
      tellRead(read, asIt: companions.allSatisfy { $0 < other.step || !told.contains($0) })
    }
    if isLast, other.read.map(search.sources.contains) != true, let first = sources.first {
      for read in first where read > (other.read ?? other.detour?.read ?? -1) {
        if !tellCompanion(read, other) { tellRead(read) }
      }
    }
    tellHeldBack(other)
  }

  /// What the same function read on its way to the value that matters.
  private func companions(of other: Interference) -> [Int] {
    guard let key = other.read ?? sources.first?.last, let activation = history.activation(ofStep: key) else {
      return []
    }
    return run.steps(of: breaker).filter {
      $0 < key && run.read($0) != nil && history.activation(ofStep: $0) == activation
    }
  }

  private mutating func tellRead(_ read: Int, asIt: Bool = false) {
    guard told.insert(read).inserted else { return }
    let origin = asIt && !isOverwritten(before: read) ? "" : wording.origin(ofRead: read)
    sentences.append("\(wording.cpu(breaker)) \(wording.reads(read, asIt: asIt))\(origin).")
  }

  /// Whether the value that step `read` got comes from another write than the one just told.
  private func isOverwritten(before read: Int) -> Bool {
    guard let link = links.last, let step = run.lastChange(of: link.address, before: read) else { return false }
    return step != link.writeStep - 1 && run.events[step].access?.kind == .store
  }

  private mutating func tellWrite(_ other: Interference) {
    if wording.freed(by: other.step) != nil {
      tellFreeing(other.step)
    } else if let change = other.change {
      sentences.append(wording.sentence(of: change, at: other.step))
      if let read = other.read { link(.writeThenRead, read, other.step, change, turning: other.start) }
    } else {
      let line = wording.line(of: run.events[other.step])
      sentences.append("\(wording.cpu(other.cpu)) takes \(wording.step(other.step)) (\(line)).")
    }
  }

  /// Tells why the breaker did not read what `other` had changed.
  private mutating func tell(_ detour: Detour, _ other: Interference) {
    sentences.append(wording.sentence(of: detour.change, at: detour.step))
    link(.writeThenRead, detour.read, detour.step, detour.change, turning: other.start)
    tellRead(detour.read, asIt: true)
  }

  private mutating func tellFreeing(_ step: Int) {
    guard let name = wording.freed(by: step) else { return }
    let line = wording.line(of: run.events[step])
    sentences.append("\(wording.cpu(run.moves[step].cpu)) frees \(name) at \(wording.step(step)) (\(line)).")
  }

  private mutating func tell(_ stale: StaleRead, _ other: Interference) {
    guard told.insert(stale.read).inserted else { return }
    let reading = "\(wording.cpu(breaker)) \(wording.reads(stale.read))"
    let writer = wording.cpu(other.cpu)
    switch stale.overwriting {
    case .at(let step, let change):
      let clause = wording.change(change, by: run.events[step], asIt: true).clause
      sentences.append("\(reading); \(writer) \(clause) only at \(wording.step(step)).")
      link(.readThenWrite, stale.read, step, change, turning: other.step)
    case .later(let event, let change):
      let what = wording.change(change, by: event, asIt: true)
      sentences.append("\(reading); \(writer) has yet to \(what.verb) \(what.object) (\(wording.line(of: event))).")
    }
  }

  /// Tells a read that led the CPU on its way, if another CPU has to do with it.
  @discardableResult
  private mutating func tellCompanion(_ read: Int, _ other: Interference) -> Bool {
    guard let address = run.read(read)?.address, !told.contains(read) else { return false }
    if let step = run.lastChange(of: address, before: read), run.moves[step].cpu != breaker,
      let change = run.change(of: address, at: step),
      search.isDecisive(run.moves[step].cpu, from: step, for: read)
    {
      told.insert(read)
      let reading = "\(wording.cpu(breaker)) \(wording.reads(read))"
      let writer = wording.cpu(run.moves[step].cpu)
      let clause = wording.change(change, by: run.events[step], asIt: true).clause
      sentences.append("\(reading), since \(writer) \(clause) at \(wording.step(step)).")
      link(.writeThenRead, read, step, change, turning: step)
      return true
    }
    guard let early = search.earlyRead(read, before: other) else { return false }
    tell(early, other)
    return true
  }

  private mutating func tellHeldBack(_ other: Interference) {
    let replay = other.heldBack
    var parts: [String] = []
    if let read = other.read ?? other.detour?.read, let ordinal = run.steps(of: breaker).firstIndex(of: read),
      let event = replay.breakersEvent(ordinal), event.read?.address == run.read(read)?.address
    {
      parts.append("\(wording.cpu(breaker)) reads \(run.seen(event))")
    }
    if case .other(let violation) = replay.outcome {
      parts.append("another promise breaks, \(violation)")
    } else {
      parts.append("nothing breaks")
    }
    var sentence = "With \(wording.cpu(other.cpu)) held back before \(wording.step(other.start)), "
    if other.end > other.start {
      sentence =
        "Between steps \(other.start + 1) and \(other.end + 1) \(wording.cpu(other.cpu)) would keep "
        + "\(wording.cpu(breaker)) waiting; w" + sentence.dropFirst()
    }
    sentences.append(sentence + parts.joined(separator: ", and ") + ".")
    if let detour = other.detour, let address = detour.instead.read?.address {
      sentences.append(
        "Held back only before \(wording.step(detour.step)), it would let \(wording.cpu(breaker)) read "
          + "\(wording.word(address)): \(run.seen(detour.instead)), and the same promise breaks.")
    }
  }

  private mutating func link(
    _ order: Explanation.Link.Order, _ read: Int, _ write: Int, _ change: WordChange, turning: Int
  ) {
    links.append(
      Explanation.Link(
        order: order, address: change.address, reader: breaker, readStep: read + 1, value: run.read(read)?.old ?? 0,
        writer: run.moves[write].cpu, writeStep: write + 1, written: change.new, replaced: change.old,
        turningStep: turning + 1))
  }
}
