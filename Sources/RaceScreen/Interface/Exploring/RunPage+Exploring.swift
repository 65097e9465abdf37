import DemoScript
import RaceMachine
import RaceSession

extension RunPage {
  /// What a check of this run's pair is asked; nil where there is nothing to ask.
  var question: Question? { session.kernel == nil ? nil : session.kernelModel.map(Question.init) }

  /// Whether the run is a counterexample and no step of a person.
  var showsExample: Bool { example?.revision == session.revision }

  /// Shows a counterexample of `answer`, to its end: the one with that number; else the first, or the one after the one
  /// that is shown. A run of the person's own is kept.
  ///
  /// - Returns: which one this is.
  mutating func showExample(of answer: Answer, to question: Question, number: Int? = nil) -> String {
    let examples = answer.examples
    let isShown = showsExample
    var index = 0
    if let example, example.question == question { index = example.index + (isShown ? 1 : 0) }
    if let number { index = number }
    index %= max(1, examples.count)
    guard examples.indices.contains(index) else { return "no run to a violation is known" }
    let before = session.position
    let own = isShown ? nil : KeptRun(session)
    pause()
    session.apply(.toStart)
    let response = session.apply(.run(examples[index].run.schedule))
    guard response.isDone else {
      session.apply(.goTo(before))
      return response.message ?? "the counterexample does not fit"
    }
    if session.length > session.position {
      // A run of the person goes on where this one ends.
      session.apply(.restart)
      session.apply(.run(examples[index].run.schedule))
    }
    if let own, own.schedule != session.knownSchedule { keep(own) }
    markLastRun()
    example = ShownExample(question: question, index: index, revision: session.revision)
    return words(examples, index)
  }

  /// How a script asks for the counterexample of `answer` that is shown; nil when it cannot.
  func wish(for answer: Answer) -> CounterexampleWish? {
    guard showsExample, let index = example?.index, let report = answer.report,
      answer.examples.indices.contains(index)
    else { return nil }
    let shown = answer.examples[index]
    return CounterexampleWish(for: shown.run, to: shown.violation, in: report)
  }

  /// Lets the steps since the last switch be what has just changed.
  private func markLastRun() {
    let cpu = session.lastEvent?.move.cpu
    let steps = session.events[..<session.position].reversed().prefix { $0.move.cpu == cpu }.count
    session.apply(.goTo(session.position - steps))
    session.markSeen()
    session.apply(.toEnd)
  }

  private func words(_ examples: [Example], _ index: Int) -> String {
    let example = examples[index]
    let merit = example.merit == .shortest ? "shortest run to" : "fewest switches to"
    let steps = VerdictWords.counted(example.run.steps, "step")
    var text = "\(merit) \(example.violation.words): \(steps), "
    text += VerdictWords.counted(example.run.switches, "switch", "switches")
    if !example.run.schedule.loop.isEmpty {
      text += "; from step \(example.run.schedule.stepCount + 1) on it goes round for ever"
    }
    if examples.count > 1 { text += " (\(index + 1) of \(examples.count), x: next)" }
    return kept.isEmpty ? text : text + "; u: your run"
  }

  /// Puts a run aside, unless it is there already.
  private mutating func keep(_ run: KeptRun) {
    kept.removeAll { $0.choice == run.choice && $0.schedule == run.schedule }
    kept.append(run)
    kept.removeFirst(max(0, kept.count - 16))
  }

  /// Returns to the run of the person that was put aside last; one that is shown instead now goes behind the others.
  mutating func showOwnRun() -> String? {
    guard let run = kept.popLast() else { return nil }
    if !showsExample, let own = KeptRun(session), own.schedule != run.schedule || own.choice != run.choice {
      kept.removeAll { $0.choice == own.choice && $0.schedule == own.schedule }
      kept.insert(own, at: 0)
    }
    pause()
    let response = run.restore(to: session)
    guard response.isDone else { return response.message }
    let more = kept.isEmpty ? "" : "; u shows another one"
    return "your run, \(VerdictWords.counted(run.schedule.stepCount, "step")); x shows the counterexample again" + more
  }
}
