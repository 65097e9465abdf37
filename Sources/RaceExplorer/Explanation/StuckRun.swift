import RaceMachine

/// Explains a run that comes to no end: nobody can go on, or a loop goes round for ever.
struct StuckRun {
  let run: BrokenRun
  private(set) var sentences: [String] = []
  private var wording: Wording

  init(_ run: BrokenRun) {
    self.run = run
    wording = Wording(run)
  }

  /// Who waits for what, and who holds it.
  mutating func tellDeadlock() {
    for cpu in run.model.tasks.indices { tellWaiting(cpu) }
    sentences.append("So nobody can go on after \(wording.step(run.events.count - 1)): \(run.violation).")
  }

  private mutating func tellWaiting(_ cpu: Int) {
    let locks = wording.locksHeld(by: cpu)
    switch run.machine.view.status(of: cpu) {
    case .blocked(let reason):
      let place = run.machine.view.nextLine(of: cpu).map { " (\(wording.line($0)))" } ?? ""
      sentences.append("\(wording.cpu(cpu)) \(locks.map { "\($0), and " } ?? "")\(reason)\(place).")
    case .finished where locks != nil: sentences.append("\(wording.cpu(cpu)) \(locks ?? ""), and has finished.")
    case .stopped: sentences.append("\(wording.cpu(cpu)) has stopped at a BUG()\(locks.map { ", and \($0)" } ?? "").")
    default: break
    }
  }

  /// What each CPU sees in each round, who made it so, and that nobody is left to change it.
  mutating func tellLoop(from start: Int) {
    let running = Set(run.moves[start...].map(\.cpu)).sorted()
    for cpu in running { tellRound(of: cpu, from: start, alone: running.count == 1) }
    for cpu in run.model.tasks.indices where !running.contains(cpu) {
      if run.machine.view.status(of: cpu) == .finished {
        sentences.append("\(wording.cpu(cpu)) has finished.")
      } else {
        tellWaiting(cpu)
      }
    }
    let names = running.map { "CPU \($0)" }.joined(separator: " and ")
    sentences.append("So \(names) \(running.count == 1 ? "goes" : "go") round for ever: \(run.violation).")
  }

  private mutating func tellRound(of cpu: Int, from start: Int, alone: Bool) {
    let steps = run.steps(of: cpu).filter { $0 >= start }
    let seen = questions(of: cpu, at: steps)
    guard let first = seen.first else {
      let lines = steps.prefix(3).map { wording.line(of: run.events[$0]) }
      sentences.append("Round after round \(wording.cpu(cpu)) comes through \(lines.joined(separator: ", ")).")
      return
    }
    let texts = seen.suffix(Self.mostQuestions).map { "`\($0.text)` \($0.result)" }
    sentences.append(
      "In each round (steps \(start + 1) to \(run.events.count)) \(wording.cpu(cpu)) sees the same in "
        + "\(first.procedure)(): \(texts.joined(separator: ", ")).")
    tellCauses(seen.compactMap(\.step), of: cpu)
  }

  private static let mostQuestions = 5

  /// Which other CPU has left the values that the round sees.
  private mutating func tellCauses(_ reads: [Int], of cpu: Int) {
    var told: Set<Address> = []
    for read in reads.reversed() {
      guard let address = run.read(read)?.address, told.count < 2, !told.contains(address),
        let step = run.lastChange(of: address, before: read), run.moves[step].cpu != cpu,
        let change = run.changes(step).last(where: { $0.address == address })
      else { continue }
      told.insert(address)
      let event = run.events[step]
      let (verb, over) = wording.change(change, by: event)
      sentences.append(
        "\(wording.cpu(run.moves[step].cpu)) \(verb) at \(wording.step(step)) (\(wording.line(of: event)))\(over).")
    }
  }

  /// The lines of the outermost function that the round runs through, with what they see; each once.
  private func questions(
    of cpu: Int, at steps: [Int]
  ) -> [(procedure: String, text: String, result: String, step: Int?)] {
    let lines = steps.flatMap { step in run.events[step].lines.map { (step, $0) } }
    guard let depth = lines.map(\.1.depth).min() else { return [] }
    var found: [(procedure: String, text: String, result: String, step: Int?)] = []
    for (step, line) in lines where line.depth == depth && !line.result.isEmpty {
      let text = run.model.program.lines[line.line]
      let reads = line.kind == .step && run.read(step) != nil
      guard line.kind != .step || reads, !found.contains(where: { $0.text == text.name }) else { continue }
      let procedure = run.model.program.procedures[text.procedure].name
      found.append((procedure, text.name, line.result, reads ? step : nil))
    }
    return found
  }
}
