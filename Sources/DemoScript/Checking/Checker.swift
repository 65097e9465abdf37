import RaceMachine
import RaceSession

/// Walks through the statements of a script and resolves what they name, without playing anything.
struct Checker {
  let workshop: DemoWorkshop
  var complaints: [Complaint] = []
  private(set) var title: Spanned<String>?
  private(set) var summary: Spanned<String>?
  private(set) var playable: [PlayableDemo.Statement] = []
  private(set) var chapters: [PlayableDemo.Chapter] = []
  private(set) var actCount = 0
  /// The model of the act under way; nil before the first one, and where it could not be made.
  private var stage: Stage?
  private var modelCount = 0

  /// Making a model takes time; a script that needs more is refused.
  private static let maximumModels = 100

  /// The model of an act, at its beginning.
  struct Stage {
    var choice: KernelChoice
    let session: Session
    let names: Names
  }

  init(workshop: DemoWorkshop) { self.workshop = workshop }

  mutating func check(_ statements: [Statement]) {
    title = single(
      "title", statements.compactMap { if case .title(let text) = $0.kind { Spanned(text, $0.span) } else { nil } })
    summary = single(
      "summary", statements.compactMap { if case .summary(let text) = $0.kind { Spanned(text, $0.span) } else { nil } })
    var index = 0
    var saidThatNone = false
    while index < statements.count, complaints.count <= Demo.maximumErrors {
      let statement = statements[index]
      index += 1
      switch statement.kind {
      case .title, .summary: break
      case .scenario:
        let rest = statements[index...].prefix { $0.isSetUp }
        open([statement] + rest)
        index += rest.count
      default:
        if actCount == 0 {
          if !saidThatNone {
            complaints.append(
              Complaint(statement.span, "no scenario yet; a line such as 'scenario swap-delete-thp' comes first"))
          }
          saidThatNone = true
        } else {
          add(statement)
        }
      }
    }
  }

  /// The first of several; the others are complained about.
  private mutating func single(_ what: String, _ found: [Spanned<String>]) -> Spanned<String>? {
    for other in found.dropFirst() {
      complaints.append(Complaint(other.span, "the \(what) stands in line \(found[0].span.line) already"))
    }
    return found.first
  }

  // MARK: Acts

  private mutating func open(_ setUp: [Statement]) {
    actCount += 1
    stage = nil
    var act = ActSetUp()
    for statement in setUp { act.read(statement) }
    for duplicate in act.duplicates { complaints.append(duplicate) }
    guard let scenario = act.scenario, hasRoomForModel(scenario.span) else { return }
    do { stage = try act.stage(workshop) } catch {
      complaints.append(error)
      return
    }
    if let stage { playable.append(PlayableDemo.Statement(kind: .open(stage.choice), span: setUp[0].span)) }
  }

  private mutating func hasRoomForModel(_ span: Span) -> Bool {
    modelCount += 1
    if modelCount == Self.maximumModels + 1 {
      complaints.append(
        Complaint(span, "a script has at most \(Self.maximumModels) scenarios and changes of the proposal"))
    }
    return modelCount <= Self.maximumModels
  }

  // MARK: Statements of an act

  private mutating func add(_ statement: Statement) {
    func play(_ kind: PlayableDemo.Kind) {
      playable.append(PlayableDemo.Statement(kind: kind, span: statement.span))
    }
    switch statement.kind {
    case .title, .summary, .scenario: break
    case .set(let settings):
      complaints.append(
        Complaint(settings[0].name.span, "parameters belong directly below the 'scenario' line of their act"))
    case .memoryModel(let name):
      complaints.append(
        Complaint(name.span, "the memory model belongs directly below the 'scenario' line of its act"))
    case .proposal(let id):
      if change(to: id) { play(.proposal(id.value)) }
    case .chapter(let text):
      chapters.append(PlayableDemo.Chapter(title: text, statement: playable.count))
      play(.chapter(chapters.count - 1))
    case .say(let lines): play(.say(Caption(lines)))
    case .highlight(let names):
      for name in names { check(name) }
      play(.highlight(names.map(\.value)))
    case .pause(let milliseconds): play(.pause(milliseconds))
    case .step(let cpu, let extent):
      check(cpu: cpu)
      switch extent {
      case .steps(let count): play(.steps(cpu: cpu.value, count))
      case .toEnd: play(.toEnd(cpu: cpu.value))
      case .until(let place):
        check(place, for: cpu.value)
        play(.until(cpu: cpu.value, place.value))
      }
    case .schedule(let schedule):
      check(schedule)
      play(.schedule(schedule.value))
    case .back(let count): play(.back(count))
    case .goTo(let target): play(.goTo(target))
    case .restart: play(.restart)
    case .expect(let claim):
      check(claim)
      play(.expect(claim))
    }
  }

  private mutating func change(to id: Spanned<String>) -> Bool {
    guard var choice = stage?.choice, hasRoomForModel(id.span) else { return false }
    choice.proposal = id.value
    do {
      let session = try workshop.make(choice)
      stage = Stage(choice: choice, session: session, names: Names(session))
      return true
    } catch {
      complaints.append(Complaint(id.span, message: "\(error)"))
      return false
    }
  }

  // MARK: Names

  private mutating func complain(_ span: Span, _ unknown: UnknownName?) {
    if let unknown { complaints.append(Complaint(span, unknown.message, suggesting: unknown.suggestion)) }
  }

  private mutating func check(_ name: Spanned<DemoName>) {
    guard let stage else { return }
    complain(name.span, stage.names.complaint(about: name.value, in: stage.session))
  }

  private mutating func check(cpu: Spanned<Int>) {
    guard let stage else { return }
    complain(cpu.span, stage.names.complaint(aboutCPU: cpu.value, in: stage.session))
  }

  private mutating func check(_ place: Spanned<ProgramPlace>, for cpu: Int) {
    guard let stage, (0..<stage.session.cpuCount).contains(cpu) else { return }
    do { _ = try stage.session.resolve(place.value, for: cpu) } catch {
      complain(place.span, UnknownName(message: error.message, suggestion: error.suggestion))
    }
  }

  private mutating func check(_ schedule: Spanned<Schedule>) {
    guard let stage else { return }
    for item in schedule.value.items + schedule.value.loop {
      if let unknown = stage.names.complaint(aboutCPU: item.cpu, in: stage.session) {
        return complain(schedule.span, unknown)
      }
    }
    if let version = schedule.value.modelVersion, version != stage.session.model.version {
      let now = stage.session.model.version
      complain(
        schedule.span,
        UnknownName(message: "the schedule was stored for version \(version) of the model; this is version \(now)"))
    }
  }

  private mutating func check(_ claim: Claim) {
    guard let stage else { return }
    switch claim.subject {
    case .value(let name, _): check(name)
    case .state(let cpu, _, _): check(cpu: cpu)
    case .holds(let cpu, let lock):
      check(cpu: cpu)
      if let lock { complain(lock.span, stage.unknownLock(lock.value)) }
    case .inside(let cpu, let function):
      check(cpu: cpu)
      complain(function.span, stage.unknownFunction(function.value))
    case .broken(let kind, _):
      if let kind { complain(kind.span, stage.unknownCheck(kind.value)) }
    case .step, .over: break
    }
  }
}
