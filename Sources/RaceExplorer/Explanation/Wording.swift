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

  /// What an event did to a word: `write`, `0 to page[0x48].private`, `, over 0:8`. Where the word holds a list, what
  /// came or went.
  struct Change {
    let verb: String
    let object: String
    var over = ""
    /// `writes 0 to page[0x48].private`.
    var clause: String { "\(verb)s \(object)" }
  }

  /// What `event` did to a word, which may be called `it`.
  func change(_ change: WordChange, by event: StepEvent, asIt: Bool = false) -> Change {
    let name = asIt ? "it" : word(change.address)
    let (old, new) = (run.text(change.old, of: change.address), run.text(change.new, of: change.address))
    let (before, after) = (old.split(separator: " "), new.split(separator: " "))
    if max(before.count, after.count) > 1 {
      let gone = before.filter { !after.contains($0) }
      let come = after.filter { !before.contains($0) }
      if gone.count == 1, come.isEmpty { return Change(verb: "clear", object: "\(gone[0]) in \(name)") }
      if come.count == 1, gone.isEmpty { return Change(verb: "set", object: "\(come[0]) in \(name)") }
    }
    if event.access?.address == change.address, event.access?.kind == .store {
      return Change(verb: "write", object: "\(new) to \(name)", over: ", over \(old)")
    }
    return Change(verb: "change", object: "\(name) from \(old) to \(new)")
  }

  /// `CPU 1 (exit) writes 0 to page[0x48].private at step 33 (…), over 0:8`.
  mutating func sentence(of change: WordChange, at index: Int) -> String {
    let event = run.events[index]
    let what = self.change(change, by: event)
    return "\(cpu(run.moves[index].cpu)) \(what.clause) at \(step(index)) (\(line(of: event)))\(what.over)."
  }

  /// Where the value that step `index` read comes from.
  mutating func origin(ofRead index: Int) -> String {
    guard let read = run.read(index) else { return "" }
    guard let step = run.lastChange(of: read.address, before: index) else { return ", as it was from the beginning" }
    let writer = run.moves[step].cpu
    return ", as \(writer == run.moves[index].cpu ? "it" : cpu(writer)) left it at \(self.step(step))"
  }
}
