import PageCacheModel
import RaceMachine
import RaceSession

extension CommandWord {
  /// Commands that move the run.
  static let moving: [CommandWord] = [
    CommandWord(
      "step", "CPU [COUNT | until PLACE | to-end]", "steps of one CPU, as in 'step 1 3' and 'step 0 until xas_reload'",
      possibilities: steps, order: step),
    CommandWord(
      "over", "[CPU]", "steps of a CPU until the call before it has come back", possibilities: cpus,
      order: { (o) throws(CommandProblem) in .act(.stepOver(cpu: try oneCPU(o))) }),
    CommandWord(
      "out", "[CPU]", "steps of a CPU until its function has come back", possibilities: cpus,
      order: { (o) throws(CommandProblem) in .act(.stepOut(cpu: try oneCPU(o))) }),
    CommandWord(
      "back", "[COUNT]", "so many steps back",
      order: { (o) throws(CommandProblem) in .act(.back(try o.words.first.map(o.count) ?? 1)) }),
    CommandWord(
      "forward", "[COUNT]", "so many steps on along the known way",
      order: { (o) throws(CommandProblem) in .act(.forward(try o.words.first.map(o.count) ?? 1)) }),
    CommandWord(
      "goto", "STEP | BOOKMARK", "to a step of the known way, to a bookmark, to 'start' or 'end'",
      possibilities: { ["start", "end"] + ($0.session?.bookmarks.map(\.name) ?? []) }, order: goTo),
    CommandWord(
      "branch", "NUMBER", "to a way that was left; B lists them",
      possibilities: { $0.session?.branches.map { "\($0.number)" } ?? [] },
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        guard let number = Int(o.text) else { throw CommandProblem("'branch' takes a number; B lists the branches") }
        return .act(.toBranch(number))
      }),
    CommandWord(
      "until", "violation | PLACE | WORD [read | write]",
      "play until a check fires, a place has run, or a word is used, as in 'until page[0x48].private write'",
      possibilities: { ["violation"] + places($0) + accesses($0) }, order: until),
    CommandWord(
      "schedule", "SCHEDULE", "the steps of a schedule, from here, as in 'schedule 0*8 1*25'",
      order: { (o) throws(CommandProblem) in
        _ = try o.run()
        do throws(ScheduleError) { return .act(.run(try Schedule(parsing: o.text))) } catch {
          throw CommandProblem(error.description)
        }
      }),
    CommandWord("restart", "", "begin again; the way so far is kept as a branch", order: { _ in .act(.restart) }),
  ]

  private static func oneCPU(_ operands: Operands) throws(CommandProblem) -> Int {
    _ = try operands.run()
    guard let word = operands.words.first else { return operands.cpu }
    return try operands.cpu(word)
  }

  @Sendable private static func step(_ o: Operands) throws(CommandProblem) -> Order {
    guard let first = o.words.first else { throw CommandProblem("'step' takes a CPU, as in 'step 1 3'") }
    let cpu = try o.cpu(first)
    let rest = parts(of: o.text).rest
    if rest.isEmpty { return .perform(.step(cpu: cpu)) }
    if rest == "to-end" { return .act(.stepToEnd(cpu: cpu)) }
    let (word, place) = parts(of: rest)
    if word == "until" { return .act(.stepUntil(cpu: cpu, try o.place(place))) }
    return .act(.steps(cpu: cpu, count: try o.count(rest)))
  }

  @Sendable private static func steps(_ o: Operands) -> [String] {
    cpus(o).flatMap { cpu in
      [cpu, "\(cpu) to-end", "\(cpu) until"]
        + (o.text.hasPrefix("\(cpu) until") ? places(o).map { "\(cpu) until \($0)" } : [])
    }
  }

  @Sendable private static func goTo(_ o: Operands) throws(CommandProblem) -> Order {
    let session = try o.run()
    if let step = Int(o.text) { return .act(.goTo(step)) }
    if session.bookmarks.contains(where: { $0.name == o.text }) { return .act(.toBookmark(o.text)) }
    switch o.text {
    case "start": return .act(.toStart)
    case "end": return .act(.toEnd)
    case "": throw CommandProblem("'goto' takes a step or a bookmark, as in 'goto 37'")
    default:
      throw CommandProblem(
        "there is no bookmark '\(o.text)'",
        suggestion: Spelling.closest(to: o.text, among: session.bookmarks.map(\.name)))
    }
  }

  @Sendable private static func until(_ o: Operands) throws(CommandProblem) -> Order {
    let session = try o.run()
    if o.text.isEmpty { throw CommandProblem("'until' takes 'violation', a place or a word, as in 'until xas_store'") }
    if o.text == "violation" { return .act(.runUntil(.violation, .fair)) }
    if let (name, kind) = try watched(o.text, in: session) { return .act(.runUntil(.access(name, kind), .fair)) }
    return .act(.runUntil(.place(try o.place(o.text), cpu: nil), .fair))
  }
}
