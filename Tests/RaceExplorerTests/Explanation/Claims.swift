import RaceExplorer
import RaceMachine
import Testing

/// Holds every sentence of an explanation against the run, and tries every "with … held back".
struct Claims {
  let explanation: Explanation
  let model: any Model
  let events: [StepEvent]
  let violation: Violation
  let breaker: Int

  /// The run of `schedule`, which breaks a promise in a step.
  init(_ schedule: Schedule, in model: any Model) throws {
    explanation = try Explanation(of: schedule, in: model)
    self.model = model
    var events: [StepEvent] = []
    try Machine(model).run(schedule) { event in
      events.append(event)
      return event.violations.isEmpty
    }
    self.events = events
    violation = try #require(events.last?.violations.first)
    breaker = try #require(events.last?.move.cpu)
  }

  func check(_ comment: Comment) {
    let sentences = explanation.sentences
    #expect((2...8).contains(sentences.count), comment)
    #expect(sentences.last?.hasSuffix(": \(violation).") == true, comment)
    #expect(sentences.dropLast().allSatisfy { $0.hasSuffix(".") && !$0.contains("  ") }, comment)
    #expect(Set(sentences).count == sentences.count, comment)
    for sentence in sentences { checkSteps(sentence, comment) }
    for sentence in sentences { checkHeldBack(sentence, comment) }
    for sentence in sentences { checkHeldBackLate(sentence, comment) }
    for link in explanation.links { check(link, comment) }
    let isAlone = sentences[0].hasPrefix("No other CPU is needed")
    if isAlone { #expect(replay { $0.cpu == breaker ? .take : .skip } == violation, comment) }
    #expect(!isAlone || explanation.links.isEmpty, comment)
  }

  /// Whoever is said to do something at a step does that there, to that word, with that value.
  private func checkSteps(_ sentence: String, _ comment: Comment) {
    let pattern =
      /CPU (\d+)(?: \([^)]*\))? (reads|writes|clears|sets|changes|frees|takes)(?: ([^;]*?))?(?: only)?(?: at)? step (\d+)/
    for match in sentence.matches(of: pattern) {
      guard let step = Int(match.4), events.indices.contains(step - 1) else {
        Issue.record("\(comment): no step \(match.4): \(sentence)")
        continue
      }
      let event = events[step - 1]
      #expect(event.move.cpu == Int(match.1), comment)
      let name = event.access.map { model.map.name(of: $0.address) } ?? ""
      let object = match.3.map(String.init) ?? ""
      #expect(object.contains(name) || object.contains("it") || match.2 == "frees" || match.2 == "takes", comment)
      if match.2 == "reads", let access = event.access {
        let line = event.lines[0]
        let value = line.result.isEmpty ? text(access.old, access.address) : line.result
        #expect(sentence.contains("`\(model.program.lines[line.line].name)` in "), comment)
        #expect(sentence.contains("()): \(value)"), comment)
      }
      if match.2 == "writes", let access = event.access {
        #expect(object.hasPrefix("\(text(access.new, access.address)) to "), comment)
      }
    }
  }

  private func text(_ value: Word, _ address: Address) -> String {
    model.map.field(at: address)?.format.text(value) ?? ""
  }

  /// With that CPU held back, the outcome is the one that is named.
  private func checkHeldBack(_ sentence: String, _ comment: Comment) {
    guard let match = sentence.firstMatch(of: /ith CPU (\d+)(?: \([^)]*\))? held back before step (\d+), (.*)\./),
      let cpu = Int(match.1), let step = Int(match.2)
    else { return }
    var reads: [String] = []
    let broken = replay(reading: { reads.append($0) }) { $0.cpu == cpu && $0.step >= step ? .skip : .take }
    #expect(broken != violation, comment)
    if let broken {
      #expect(match.3.hasSuffix("another promise breaks, \(broken)"), comment)
    } else {
      #expect(match.3.hasSuffix("nothing breaks"), comment)
    }
    if let value = match.3.firstMatch(of: #/reads (.*), and /#) { #expect(reads.contains(String(value.1)), comment) }
  }

  /// Held back later, that CPU lets the breaker read another word, and the promise is broken as it was.
  private func checkHeldBackLate(_ sentence: String, _ comment: Comment) {
    guard sentence.hasPrefix("Held back only") else { return }
    let pattern =
      /Held back only before step (\d+), it would let CPU (\d+) read (.*): (.*), and the same promise breaks\./
    guard let match = sentence.wholeMatch(of: pattern), let step = Int(match.1), events.indices.contains(step - 1)
    else {
      Issue.record("\(comment): \(sentence)")
      return
    }
    #expect(Int(match.2) == breaker, comment)
    let cpu = events[step - 1].move.cpu
    var reads: [String] = []
    let broken = replay(reading: { reads.append($0) }) { $0.cpu == cpu && $0.step >= step ? .skip : .take }
    #expect(broken == violation && reads.contains(String(match.4)), comment)
    #expect(
      !events.contains { $0.move.cpu == breaker && $0.access.map { model.map.name(of: $0.address) } == String(match.3) }
    )
  }

  /// The two accesses are in the run, and turning them round saves it.
  private func check(_ link: Explanation.Link, _ comment: Comment) {
    let (read, write) = (events[link.readStep - 1], events[link.writeStep - 1])
    #expect(read.move.cpu == link.reader && write.move.cpu == link.writer && link.reader != link.writer, comment)
    #expect(read.access?.address == link.address && read.access?.old == link.value, comment)
    let changes = write.access.map { [($0.address, $0.old, $0.new)] } ?? []
    #expect(changes.contains { $0 == (link.address, link.replaced, link.written) }, comment)
    switch link.order {
    case .writeThenRead:
      #expect(link.writeStep < link.readStep, comment)
      #expect(replay { $0.cpu == link.writer && $0.step >= link.turningStep ? .skip : .take } != violation, comment)
    case .readThenWrite:
      #expect(link.readStep < link.writeStep && link.value != link.written, comment)
      let broken = replay { place in
        if place.cpu == link.writer, place.step > link.readStep {
          return place.step <= link.turningStep ? .takeBefore(link.readStep) : .skip
        }
        return .take
      }
      #expect(broken != violation, comment)
    }
  }

  private enum Use { case take, skip, takeBefore(Int) }

  /// Runs the moves of the run again, some of them earlier and some not at all, and then the breaker to its end.
  /// Returns the first violation.
  private func replay(
    reading: (String) -> Void = { _ in }, _ use: ((cpu: Int, step: Int)) -> Use
  ) -> Violation? {
    let machine = Machine(model)
    var order: [(at: Double, move: Move)] = []
    for (index, event) in events.enumerated() {
      switch use((event.move.cpu, index + 1)) {
      case .take: order.append((Double(index + 1), event.move))
      case .takeBefore(let step): order.append((Double(step) - 0.5 + Double(index) / 1_000_000, event.move))
      case .skip: break
      }
    }
    var left = 500
    var moves = order.sorted { $0.at < $1.at }.map(\.move)[...]
    while true {
      guard let move = moves.popFirst() ?? machine.view.moves.first(where: { $0.cpu == breaker }), left > 0 else {
        return nil
      }
      if moves.isEmpty { left -= 1 }
      guard let event = try? machine.step(move) else { continue }
      if let access = event.access, move.cpu == breaker {
        let result = event.lines[0].result
        reading(result.isEmpty ? text(access.old, access.address) : result)
      }
      if let violation = event.violations.first { return violation }
    }
  }
}
