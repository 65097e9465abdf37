import PageCacheModel
import RaceMachine
import RaceSession

extension Statement {
  /// Whether it may stand between the scenario and the first thing that happens.
  var isSetUp: Bool {
    switch kind {
    case .proposal, .set, .memoryModel, .title, .summary: true
    default: false
    }
  }
}

/// The lines at the beginning of an act, which together choose a model.
struct ActSetUp {
  private(set) var scenario: Spanned<String>?
  private var proposal: Spanned<String>?
  private var settings: [Statement.Setting] = []
  private(set) var duplicates: [Complaint] = []

  mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .scenario(let id, let settings):
      scenario = id
      add(settings)
    case .proposal(let id):
      if proposal != nil { duplicates.append(Complaint(id.span, "this act has a proposal already")) }
      proposal = id
    case .set(let settings): add(settings)
    default: break
    }
  }

  private mutating func add(_ new: [Statement.Setting]) {
    for setting in new {
      if let other = settings.first(where: { $0.name.value == setting.name.value }) {
        duplicates.append(
          Complaint(
            setting.name.span, "'\(setting.name.value.shortened)' is \(other.value.value.shortened) in this act already"
          ))
      } else {
        settings.append(setting)
      }
    }
  }

  /// The model of the act. If it cannot be made, the first word without which it could be is to blame.
  func stage(_ workshop: DemoWorkshop) throws(Complaint) -> Checker.Stage {
    guard let scenario else { preconditionFailure("an act begins with a scenario") }
    var choice = KernelChoice(scenario: scenario.value)
    choice.proposal = proposal?.value ?? choice.proposal
    choice.settings = settings.map { KernelChoice.Setting($0.name.value, $0.value.value) }
    if let session = try? workshop.make(choice) {
      return Checker.Stage(choice: choice, session: session, names: Names(session))
    }
    var part = KernelChoice(scenario: scenario.value)
    try attempt(part, workshop, blaming: scenario.span)
    if let proposal {
      part.proposal = proposal.value
      try attempt(part, workshop, blaming: proposal.span)
    }
    for setting in settings {
      part.settings.append(KernelChoice.Setting(setting.name.value, setting.value.value))
      let known = Catalogue.scenarios.first { $0.id == scenario.value }?.parameters.map(\.name) ?? []
      try attempt(part, workshop, blaming: known.contains(setting.name.value) ? setting.value.span : setting.name.span)
    }
    throw Complaint(scenario.span, "this scenario cannot be set up like this")
  }

  private func attempt(_ choice: KernelChoice, _ workshop: DemoWorkshop, blaming span: Span) throws(Complaint) {
    do { _ = try workshop.make(choice) } catch { throw Complaint(span, message: "\(error)") }
  }
}
