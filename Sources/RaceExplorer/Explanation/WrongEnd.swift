import RaceMachine

/// Explains a run in which everybody finishes, and the state that is left is wrong.
///
/// It looks for the last step before which a CPU could have waited for the others, and all would be well. The words that
/// end differently then are the ones that are wrong.
struct WrongEnd {
  let run: BrokenRun
  private(set) var sentences: [String] = []
  private(set) var links: [Explanation.Link] = []
  private var wording: Wording

  init(_ run: BrokenRun) {
    self.run = run
    wording = Wording(run)
  }

  mutating func tell() {
    var stepsLeft = 1_000_000
    for index in run.events.indices.reversed() where stepsLeft > 0 {
      stepsLeft -= run.events.count
      guard let better = waiting(before: index), let link = overtaking(of: index) else { continue }
      tell(index, link.step, link.change, better)
      return
    }
    sentences.append("As far as tried, it does not help if one CPU waits for the others.")
    sentences.append("So at the end of the run a promise is broken: \(run.violation).")
  }

  /// The end of the run in which the CPU of step `index` lets all others finish before that step; nil if that end is no
  /// better.
  private func waiting(before index: Int) -> Machine? {
    let machine = Machine(run.model)
    let cpu = run.moves[index].cpu
    for (number, move) in run.moves.enumerated() where number < index || move.cpu != cpu {
      guard let event = try? machine.step(move), event.violations.isEmpty else { return nil }
    }
    for one in run.model.tasks.indices.filter({ $0 != cpu }) + [cpu] {
      var steps = 0
      while let move = machine.view.moves.first(where: { $0.cpu == one }) {
        steps += 1
        guard steps < 10_000, machine.advance(move).isEmpty else { return nil }
      }
    }
    let isOver = run.model.tasks.indices.allSatisfy { machine.view.status(of: $0) == .finished }
    return isOver && machine.endViolations.isEmpty ? machine : nil
  }

  /// What another CPU wrote to the word after step `index` had read it.
  private func overtaking(of index: Int) -> (step: Int, change: WordChange)? {
    guard let address = run.read(index)?.address else { return nil }
    for step in run.events.indices.dropFirst(index + 1) where run.moves[step].cpu != run.moves[index].cpu {
      if let change = run.change(of: address, at: step) { return (step, change) }
    }
    return nil
  }

  private mutating func tell(_ read: Int, _ write: Int, _ change: WordChange, _ better: Machine) {
    let (reader, writer) = (run.moves[read].cpu, run.moves[write].cpu)
    let clause = wording.change(change, by: run.events[write], asIt: true).clause
    sentences.append(
      "\(wording.cpu(reader)) \(wording.reads(read)); \(wording.cpu(writer)) \(clause) only at \(wording.step(write)).")
    links.append(
      Explanation.Link(
        order: .readThenWrite, address: change.address, reader: reader, readStep: read + 1,
        value: run.read(read)?.old ?? 0, writer: writer, writeStep: write + 1, written: change.new,
        replaced: change.old, turningStep: read + 1))
    let wrong = differences(from: better).prefix(2)
    for address in wrong { tellLastWrite(of: address, after: write) }
    let ends = wrong.map { address in
      "\(wording.word(address)) ends as \(run.text(better.view.word(address), of: address))"
        + " instead of \(run.text(run.machine.view.word(address), of: address))"
    }
    sentences.append(
      "With \(wording.cpu(reader)) held back before \(wording.step(read)) until the others have finished, "
        + (ends.isEmpty ? "" : ends.joined(separator: ", ") + ", and ") + "nothing breaks.")
    sentences.append("So at the end of the run a promise is broken: \(run.violation).")
  }

  private mutating func tellLastWrite(of address: Address, after step: Int) {
    let last = run.events.indices.last { index in
      run.change(of: address, at: index) != nil
        || run.events[index].access.map { $0.address == address && $0.kind == .store } == true
    }
    guard let last, last > step else { return }
    let event = run.events[last]
    let change =
      run.change(of: address, at: last)
      ?? WordChange(address: address, old: event.access?.old ?? 0, new: event.access?.new ?? 0)
    sentences.append(wording.sentence(of: change, at: last))
  }

  /// The words of memory, without what judges remember, that end differently.
  private func differences(from better: Machine) -> [Address] {
    (1..<run.model.map.wordCount).map(Address.init).filter { address in
      run.machine.view.word(address) != better.view.word(address)
        && run.model.map.field(at: address).map { $0.region.nature != .ghost } == true
    }
  }
}
