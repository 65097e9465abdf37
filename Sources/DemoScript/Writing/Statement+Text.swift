import RaceMachine
import RaceSession

extension Statement.Kind {
  /// The line of a script that says this, its keyword in a column of its own. Reading it gives the same statement.
  var text: String {
    let (keyword, rest) = words
    guard !rest.isEmpty else { return keyword }
    return keyword + String(repeating: " ", count: max(1, 10 - keyword.count)) + rest
  }

  /// The keyword and what follows it.
  private var words: (keyword: String, rest: String) {
    switch self {
    case .title(let text): ("title", text.quoted)
    case .summary(let text): ("summary", text.quoted)
    case .scenario(let id, let settings): ("scenario", ([id.value] + settings.map(\.text)).joined(separator: " "))
    case .ownScenario(let name): ("scenario", name.value.quoted)
    case .page(let page): ("page", page.text)
    case .cpu(let number, let call): ("cpu", "\(number.value) \(call.value.text)")
    case .proposal(let id): ("proposal", id.value)
    case .set(let settings):
      settings.count == 1 && settings[0].name.value == "geometry"
        ? ("geometry", settings[0].value.value) : ("set", settings.map(\.text).joined(separator: " "))
    case .memoryModel(let name): ("memory-model", name.value)
    case .chapter(let text): ("chapter", text.quoted)
    case .say(let lines): ("say", lines.map(\.quoted).joined(separator: " "))
    case .highlight(let names):
      ("highlight", names.isEmpty ? "none" : names.map(\.value.description).joined(separator: ", "))
    case .pause(let milliseconds): ("pause", Self.duration(milliseconds))
    case .note(let text): ("note", text.quoted)
    case .ask(let question): ("ask", question.quoted)
    case .answer(let text, let reply, let isRight):
      (isRight ? "right" : "wrong", text.quoted + (reply.map { " " + $0.quoted } ?? ""))
    case .step(let cpu, let extent): ("step", "\(cpu.value)\(extent.text)")
    case .schedule(let schedule): ("schedule", schedule.value.description)
    case .back(let count): ("back", count == 1 ? "" : "\(count)")
    case .goTo(let step): ("goto", "\(step)")
    case .restart: ("restart", "")
    case .counterexample(let wish): ("counterexample", wish.description)
    case .expect(let claim): ("expect", claim.description)
    case .explore(let claim, let settings): ("explore", claim.description + Self.with(settings))
    case .cost(let proposals, let settings):
      ("cost", proposals.map(\.value).joined(separator: " ") + Self.with(settings))
    }
  }

  private static func with(_ settings: [Statement.Setting]) -> String {
    settings.isEmpty ? "" : " with " + settings.map(\.text).joined(separator: " ")
  }

  /// `2s`, `1.5s` or `250ms`.
  private static func duration(_ milliseconds: Int) -> String {
    if milliseconds % 1_000 == 0 { return "\(milliseconds / 1_000)s" }
    if milliseconds > 1_000, milliseconds % 100 == 0 {
      return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100)s"
    }
    return "\(milliseconds)ms"
  }
}

extension Statement.Setting {
  /// `offset=10`.
  var text: String { "\(name.value)=\(value.value)" }
}

extension Statement.Extent {
  /// What follows the number of the CPU.
  fileprivate var text: String {
    switch self {
    case .steps(1): ""
    case .steps(let count): " \(count)"
    case .until(let place): " until " + place.value.description.quotedUnlessRest
    case .toEnd: " to-end"
    }
  }
}
