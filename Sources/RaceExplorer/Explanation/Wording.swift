import RaceMachine

/// Says what happened in a run. All names and values are those of the model.
struct Wording {
  let run: BrokenRun
  /// The CPUs that were mentioned with what they do.
  private var introduced: Set<Int> = []

  init(_ run: BrokenRun) { self.run = run }

  /// `CPU 0 (readahead)` the first time, `CPU 0` later.
  mutating func cpu(_ cpu: Int) -> String {
    let title = run.model.tasks[cpu].title
    return introduced.insert(cpu).inserted && !title.isEmpty ? "CPU \(cpu) (\(title))" : "CPU \(cpu)"
  }

  /// `page[0x48].private`.
  func word(_ address: Address) -> String { run.model.map.name(of: address) }

  /// `` `ClearPageSwapCache(page)` in __delete_from_swap_cache() ``.
  func line(of event: StepEvent, number: Int = 0) -> String {
    event.lines.indices.contains(number) ? line(event.lines[number].line) : "a step"
  }

  /// The same for a line of the program.
  func line(_ index: Int) -> String {
    let line = run.model.program.lines[index]
    return "`\(line.name)` in \(run.model.program.procedures[line.procedure].name)()"
  }

  /// Steps are counted from 1 for people.
  func step(_ index: Int) -> String { "step \(index + 1)" }

  /// `reads page[0x48].private at step 34 (…): 0`. The word may be called `it`.
  func reads(_ index: Int, asIt: Bool = false) -> String {
    let event = run.events[index]
    guard let read = event.read else { return "takes \(step(index)) (\(line(of: event)))" }
    return "reads \(asIt ? "it" : word(read.address)) at \(step(index)) (\(line(of: event))): \(run.seen(event))"
  }

  /// What an event did to a word: `writes 0 to page[0x48].private`; where the word holds a list, what came or went.
  func change(_ change: WordChange, by event: StepEvent, asIt: String? = nil) -> (verb: String, over: String) {
    let name = asIt ?? word(change.address)
    let (old, new) = (run.text(change.old, of: change.address), run.text(change.new, of: change.address))
    let (before, after) = (old.split(separator: " "), new.split(separator: " "))
    if max(before.count, after.count) > 1 {
      let gone = before.filter { !after.contains($0) }
      let come = after.filter { !before.contains($0) }
      if gone.count == 1, come.isEmpty { return ("clears \(gone[0]) in \(name)", "") }
      if come.count == 1, gone.isEmpty { return ("sets \(come[0]) in \(name)", "") }
    }
    guard event.access?.address == change.address, event.access?.kind == .store else {
      return ("changes \(name) from \(old) to \(new)", "")
    }
    return ("writes \(new) to \(name)", ", over \(old)")
  }

  /// Where the value that step `index` read comes from, if nobody has changed it or `cpu` itself did.
  func origin(ofRead index: Int) -> String {
    guard let read = run.read(index) else { return "" }
    guard let step = run.lastChange(of: read.address, before: index) else { return ", as it was from the beginning" }
    return run.moves[step].cpu == run.moves[index].cpu ? ", as it left it at \(self.step(step))" : ""
  }
}
