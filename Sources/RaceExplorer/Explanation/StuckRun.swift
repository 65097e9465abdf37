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
      let place = run.machine.view.nextLine(of: cpu).map { "at \(wording.line($0)) it " } ?? ""
      sentences.append("\(wording.cpu(cpu)) \(locks.map { "\($0); " } ?? "is not done; ")\(place)\(reason).")
    case .finished where locks != nil: sentences.append("\(wording.cpu(cpu)) \(locks ?? ""), and has finished.")
    case .stopped: sentences.append("\(wording.cpu(cpu)) has stopped at a BUG()\(locks.map { ", and \($0)" } ?? "").")
    default: break
    }
  }

  /// What each CPU sees in each round, who made it so, and that nobody is left to change it.
  mutating func tellLoop(from start: Int) {
    let running = Set(run.moves[start...].map(\.cpu)).sorted()
    for cpu in running { tellRound(of: cpu, from: start, alone: running.count == 1) }
    if run.model.tasks.count == 1 { sentences.append("There is no other CPU that could change that.") }
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
    let rounds = "In each round (steps \(start + 1) to \(run.events.count)) \(wording.cpu(cpu))"
    let (place, seen) = views(of: cpu, at: steps)
    if seen.isEmpty {
      let lines = steps.prefix(3).map { wording.line(of: run.events[$0]) }
      sentences.append("\(rounds) comes through \(lines.joined(separator: ", ")).")
      return
    }
    sentences.append("\(rounds) sees in \(place): \(seen.suffix(Self.mostViews).map(\.text).joined(separator: "; ")).")
    tellCauses(seen.compactMap(\.step))
  }

  private static let mostViews = 5

  /// Which other CPU has left the values that the round sees.
  private mutating func tellCauses(_ reads: [Int]) {
    var told: Set<Address> = []
    for read in reads.reversed() where told.count < 2 {
      guard let address = run.read(read)?.address, !told.contains(address),
        let step = run.lastChange(of: address, before: read), run.moves[step].cpu != run.moves[read].cpu,
        let change = run.change(of: address, at: step)
      else { continue }
      told.insert(address)
      sentences.append(wording.sentence(of: change, at: step))
    }
  }

  /// What the outermost function that the round runs through sees: its own reads, and what its calls return; each once.
  private func views(of cpu: Int, at steps: [Int]) -> (place: String, seen: [(text: String, step: Int?)]) {
    let lines = steps.flatMap { step in run.events[step].lines.map { (step, $0) } }
    guard let depth = lines.map(\.1.depth).min(), let outermost = lines.first(where: { $0.1.depth == depth }) else {
      return ("", [])
    }
    let procedure = run.model.program.lines[outermost.1.line].procedure
    var found: [(text: String, step: Int?)] = []
    for (step, line) in lines where line.depth == depth && !line.result.isEmpty {
      let name = run.model.program.lines[line.line].name
      var text: String?
      var reading: Int?
      if line.kind == .step, let read = run.read(step) {
        text = "\(wording.word(read.address)) (`\(name)`): \(line.result)"
        reading = step
      } else if case .returned = line.kind {
        text = "`\(name)`: \(line.result)"
      }
      if let text, !found.contains(where: { $0.text == text }) { found.append((text, reading)) }
    }
    return (wording.call(of: procedure, depth: depth, on: cpu), found)
  }
}
