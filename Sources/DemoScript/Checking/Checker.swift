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
  var stage: Stage?
  private var modelCount = 0
  private var saidThatNone = false
  var questionCount = 0
  var chartCount = 0
  /// What the last chart shows; nil before the first one.
  var shownCosts: DemoCosts?
  /// The lines that could not be read.
  let unreadable: Set<Int>

  /// Making a model takes time; a script that needs more is refused.
  static let maximumModels = 100

  /// The model of an act, at its beginning.
  struct Stage {
    var choice: KernelChoice
    let session: Session
    let names: Names
  }

  init(workshop: DemoWorkshop, unreadable: Set<Int>) {
    self.workshop = workshop
    self.unreadable = unreadable
  }

  mutating func check(_ statements: [Statement]) {
    title = single(
      "title", statements.compactMap { if case .title(let text) = $0.kind { Spanned(text, $0.span) } else { nil } })
    summary = single(
      "summary", statements.compactMap { if case .summary(let text) = $0.kind { Spanned(text, $0.span) } else { nil } })
    var index = 0
    while index < statements.count, complaints.count <= Demo.maximumErrors {
      let statement = statements[index]
      index += 1
      switch statement.kind {
      case .title, .summary: break
      case .scenario, .ownScenario:
        let rest = statements[index...].prefix { $0.isSetUp }
        index += rest.count
        open([statement] + rest, upTo: index < statements.count ? statements[index].span.line : .max)
      case .ask(let question):
        let answers = statements[index...].prefix { $0.isAnswer }
        if hasAct(statement), let quiz = quiz(statement, question, answers) { play(.ask(quiz), statement) }
        index += answers.count
      default: if hasAct(statement) { add(statement) }
      }
    }
  }

  /// Whether an act has begun; complains once if not.
  private mutating func hasAct(_ statement: Statement) -> Bool {
    if actCount == 0, !saidThatNone {
      complaints.append(
        Complaint(statement.span, "no scenario yet; a line such as 'scenario swap-delete-thp' comes first"))
      saidThatNone = true
    }
    return actCount > 0
  }

  private mutating func play(_ kind: PlayableDemo.Kind, _ statement: Statement) {
    playable.append(PlayableDemo.Statement(kind: kind, span: statement.span))
  }

  /// The first of several; the others are complained about.
  private mutating func single(_ what: String, _ found: [Spanned<String>]) -> Spanned<String>? {
    for other in found.dropFirst() {
      complaints.append(Complaint(other.span, "the \(what) stands in line \(found[0].span.line) already"))
    }
    return found.first
  }

  // MARK: Acts

  /// Begins an act with these lines; the next statement stands in line `end`.
  private mutating func open(_ setUp: [Statement], upTo end: Int) {
    actCount += 1
    stage = nil
    var act = ActSetUp()
    for statement in setUp { act.read(statement) }
    for duplicate in act.duplicates { complaints.append(duplicate) }
    guard let scenario = act.scenario, hasRoomForModel(scenario.span) else { return }
    // What stands in a line that could not be read is missing in an own scenario.
    if act.own != nil, unreadable.contains(where: { (scenario.span.line..<end).contains($0) }) {
      return act.checkPages(&complaints)
    }
    stage = act.stage(workshop, &complaints)
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
    func play(_ kind: PlayableDemo.Kind) { self.play(kind, statement) }
    switch statement.kind {
    case .title, .summary, .scenario, .ownScenario, .ask: break
    case .page, .cpu:
      complaints.append(
        Complaint(statement.span, "pages and CPUs belong directly below the 'scenario \"NAME\"' line of their act"))
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
    case .note(let text): play(.note(text))
    case .answer:
      complaints.append(Complaint(statement.span, "an answer stands below its question, a line that begins with 'ask'"))
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
    case .counterexample(let wish): if let kind = counterexample(wish, statement.span) { play(kind) }
    case .expect(let claim):
      check(claim)
      play(.expect(claim))
    case .explore(let claim, let settings):
      if let kind = exploration(claim, settings, statement.span) { play(kind) }
    case .cost(let proposals, let settings):
      if let kind = costs(proposals, settings, statement.span) { play(kind) }
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
}
