import PageCacheModel
import RaceMachine
import RaceSession

extension Statement {
  /// Whether it may stand between the scenario and the first thing that happens.
  var isSetUp: Bool {
    switch kind {
    case .proposal, .set, .memoryModel, .title, .summary, .page, .cpu: true
    default: false
    }
  }
}

/// The lines at the beginning of an act, which together choose a model.
struct ActSetUp {
  private(set) var scenario: Spanned<String>?
  /// The lines of a scenario of the script's own.
  private(set) var own: OwnScenario?
  private var proposal: Spanned<String>?
  private var settings: [Statement.Setting] = []
  private(set) var duplicates: [Complaint] = []

  mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .scenario(let id, let settings):
      scenario = id
      add(settings)
    case .ownScenario(let title):
      scenario = title
      own = OwnScenario(title)
    case .page(let page): addToOwn(page.frame.span) { $0.pages.append(Spanned(page, page.frame.span)) }
    case .cpu(let number, let call): addToOwn(statement.span) { $0.cpus.append((number, call)) }
    case .proposal(let id):
      if proposal != nil { duplicates.append(Complaint(id.span, "this act has a proposal already")) }
      proposal = id
    case .set(let settings): add(settings)
    default: break
    }
  }

  private mutating func addToOwn(_ span: Span, _ add: (inout OwnScenario) -> Void) {
    guard var own else {
      let hint =
        "the catalogue's scenarios have pages and CPUs; one of the script's own begins with 'scenario \"NAME\"'"
      duplicates.append(Complaint(span, hint))
      return
    }
    add(&own)
    self.own = own
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

  /// Complains about pages of an own scenario of which not every line could be read.
  func checkPages(_ complaints: inout [Complaint]) {
    guard var own else { return }
    own.cpus = []
    var settings = settings
    _ = own.sketch(geometry(&settings, &complaints), complaints: &complaints)
  }

  /// The model of the act; nil, with what is wrong, when it cannot be made. Then the first word without which it could
  /// be is to blame.
  func stage(_ workshop: DemoWorkshop, _ complaints: inout [Complaint]) -> Checker.Stage? {
    guard let scenario else { preconditionFailure("an act begins with a scenario") }
    var choice = KernelChoice(scenario: scenario.value)
    var settings = settings
    if let own {
      let count = complaints.count
      let geometry = geometry(&settings, &complaints)
      choice = KernelChoice(own.sketch(geometry, complaints: &complaints))
      if complaints.count > count { return nil }
    }
    do { return try stage(choice, settings, scenario.span, workshop) } catch {
      complaints.append(error)
      return nil
    }
  }

  /// The sizes of an own scenario, which decide where its pages can lie.
  private func geometry(_ settings: inout [Statement.Setting], _ complaints: inout [Complaint]) -> Geometry {
    guard let index = settings.firstIndex(where: { $0.name.value == "geometry" }) else { return .teaching }
    let value = settings.remove(at: index).value
    if let geometry = Geometry.all.first(where: { $0.name == value.value }) { return geometry }
    let names = Geometry.all.map(\.name)
    complaints.append(
      Complaint(
        value.span, "geometry is one of \(names.joined(separator: ", ")), not '\(value.value.shortened)'",
        suggesting: Spelling.closest(to: value.value, among: names)))
    return .teaching
  }

  private func stage(
    _ bare: KernelChoice, _ settings: [Statement.Setting], _ span: Span, _ workshop: DemoWorkshop
  ) throws(Complaint) -> Checker.Stage {
    var choice = bare
    choice.proposal = proposal?.value ?? choice.proposal
    choice.settings = settings.map { KernelChoice.Setting($0.name.value, $0.value.value) }
    if let session = try? workshop.make(choice) {
      return Checker.Stage(choice: choice, session: session, names: Names(session))
    }
    var part = bare
    try attempt(part, workshop, blaming: span)
    if let proposal {
      part.proposal = proposal.value
      try attempt(part, workshop, blaming: proposal.span)
    }
    let scenario = bare.sketch?.scenario ?? Catalogue.scenarios.first { $0.id == bare.scenario }
    let known = scenario?.parameters.map(\.name) ?? []
    for setting in settings {
      part.settings.append(KernelChoice.Setting(setting.name.value, setting.value.value))
      try attempt(part, workshop, blaming: known.contains(setting.name.value) ? setting.value.span : setting.name.span)
    }
    throw Complaint(span, "this scenario cannot be set up like this")
  }

  private func attempt(_ choice: KernelChoice, _ workshop: DemoWorkshop, blaming span: Span) throws(Complaint) {
    do { _ = try workshop.make(choice) } catch { throw Complaint(span, message: "\(error)") }
  }
}
