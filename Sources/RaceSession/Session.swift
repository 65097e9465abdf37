import RaceMachine

/// One person's run of a model: where it stands, how it came there, and the way forward that is already known.
///
/// Steps are counted from 1: step `n` leads from position `n - 1` to position `n`. Going back forgets nothing; a step
/// that differs from the known way makes that a branch. All input comes in through ``apply(_:)``.
///
/// A session belongs to one thread.
public final class Session {
  /// What runs here.
  public internal(set) var model: any Model
  /// The procedures of ``model``.
  public internal(set) var program: Program
  /// What lies where in the memory of ``model``.
  public internal(set) var map: MemoryMap
  /// Scenario, proposal and parameters, if the model was made from them.
  public internal(set) var kernel: KernelChoice?
  /// Counts up whenever the known way or the model changes, but not when the session goes back and forth on it.
  public internal(set) var revision = 0
  var machine: Machine
  var history: History
  /// Where the viewer looked last; see ``markSeen()``.
  var seenPosition = 0
  var scheduleCache: (position: Int, schedule: Schedule)
  /// The ways that were left for others, the oldest first.
  var keptWays: [KeptWay] = []
  /// How many ways were ever kept.
  var waysKept = 0
  /// After how many steps the last action has left the way that was known, if it took another one that is kept.
  public internal(set) var switchedAt: Int?
  /// The bookmarks, in the order in which they were set.
  public internal(set) var bookmarks: [Bookmark] = []
  /// The stop points, in the order in which they were set.
  var resolvedStops: [ResolvedStop] = []
  /// Who hears of what becomes of it.
  public weak var observer: (any SessionObserver)?
  /// Moves of the schedule that did not fit when the proposal changed; they may fit the next one.
  var leftover: [(move: Move, choice: String?)] = []

  /// More steps than this are not kept; who wants to go on must go back first.
  public static let maximumLength = 250_000

  /// A session at the beginning of `model`.
  public init(_ model: any Model) {
    self.model = model
    program = model.program
    map = model.map
    machine = Machine(model)
    history = History(openings: machine.openings)
    scheduleCache = (0, Schedule())
  }

  // MARK: Where it stands

  /// How many steps were taken to come here.
  public var position: Int { machine.stepCount }
  /// How many steps are known: ``position``, and the way forward that was kept when going back.
  public var length: Int { history.events.count }
  /// Whether moves that did not fit this proposal will be tried under the next one.
  public var remembersMoves: Bool { !leftover.isEmpty }
  /// How many CPUs the model has.
  public var cpuCount: Int { machine.cpuCount }
  /// What each CPU does.
  public var tasks: [RaceTask] { model.tasks }
  /// The state at ``position``. Valid until the session moves.
  public var view: MachineView { machine.view }
  /// Stands for the state at ``position``.
  public var fingerprint: Fingerprint { machine.fingerprint }

  /// What each known step did, the first one first; `events[n - 1]` is step `n`. Reaches to ``length``.
  public var events: [StepEvent] { history.events }
  /// What ran before the first step: for each CPU the local lines at the beginning of its procedure.
  public var openings: [StepEvent] { history.openings }
  /// The step that led to ``position``; nil at the beginning.
  public var lastEvent: StepEvent? { position > 0 ? history.events[position - 1] : nil }

  /// Whether `cpu` can go on, and if not, why.
  public func status(of cpu: Int) -> CPUStatus { machine.view.status(of: cpu) }
  /// Whether nobody can go on.
  public var isOver: Bool { machine.view.runnable.isEmpty }

  // MARK: The schedule

  /// The steps up to ``position``, with the names of choices.
  public var schedule: Schedule {
    if scheduleCache.position > position { scheduleCache = (0, Schedule()) }
    for step in scheduleCache.position..<position {
      scheduleCache.schedule.append(history.events[step].move, choosing: history.choices[step])
    }
    scheduleCache.position = position
    return scheduleCache.schedule
  }

  /// All steps that are known, those beyond ``position`` too, with the names of choices.
  public var knownSchedule: Schedule {
    var schedule = Schedule()
    for (event, name) in zip(history.events, history.choices) { schedule.append(event.move, choosing: name) }
    return schedule
  }

  /// The known steps with these numbers, from 1, with the names of choices.
  public func schedule(ofSteps steps: ClosedRange<Int>) -> Schedule {
    var schedule = Schedule()
    for step in steps { schedule.append(history.events[step - 1].move, choosing: history.choices[step - 1]) }
    return schedule
  }

  /// How often the CPU changes from one step to the next, up to ``position``.
  public var switchCount: Int { schedule.switchCount }
}
