import DemoScript
import PageCacheModel
import RaceMachine
import RaceSession
import SeededNumbers

/// A person who does anything at all with sessions, while a recorder listens.
struct AnyPerson {
  private var random: SplitMix64
  let recorder = DemoRecorder(title: "any")
  private(set) var session: Session
  /// A session that was left, and may be taken up again.
  private var other: Session?
  /// The states in which something was known, one after the other.
  private(set) var states: [SessionState] = []

  private static let choices: [KernelChoice] = [
    KernelChoice(scenario: "swap-delete-thp", proposal: "page-index"),
    KernelChoice(scenario: "swap-delete", proposal: "mask", settings: [KernelChoice.Setting("readers", "2")]),
    KernelChoice(scenario: "swap-delete-thp", proposal: "index", settings: [KernelChoice.Setting("offset", "any")]),
    KernelChoice(scenario: "thp-split", proposal: "mask-hugetlb-split"),
    KernelChoice(scenario: "page-reuse", proposal: "mask"),
  ]

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    session = try Session(Self.choices[Int(seed) % Self.choices.count])
    recorder.watch(session)
  }

  /// Does something.
  mutating func act() throws {
    switch Int.random(in: 0..<40, using: &random) {
    case 0: recorder.say(["Look at \"this\", \\ and CPU \(number(9))."])
    case 1: recorder.chapter("Chapter \(number(9))")
    case 2: try leave()
    case 3: showRun()
    default: session.apply(try action())
    }
    let state = SessionState(session)
    // An act in which nothing happens is not told.
    if session.length > 0, state != states.last { states.append(state) }
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  /// Goes to another session, or back to one.
  private mutating func leave() throws {
    let next = try other ?? Session(Self.choices[number(Self.choices.count)])
    other = session
    session = next
    if number(2) == 0 { session.apply(.play(.fair)) }
    recorder.watch(session)
  }

  /// Shows a run that no script can ask for by its name, as a counterexample is shown.
  private mutating func showRun() {
    recorder.beginCounterexample()
    let before = session.position
    session.apply(.toStart)
    if session.apply(.run(Schedule([.run(cpu: 0, steps: 1 + number(5)), .run(cpu: 1, steps: 3)]))).isDone {
      let schedule = session.schedule
      session.apply(.restart)
      session.apply(.run(schedule))
    } else {
      session.apply(.goTo(before))
    }
    recorder.endCounterexample(nil)
  }

  private mutating func action() throws -> Action {
    let cpu = number(session.cpuCount + 1) % (session.cpuCount + (number(9) == 0 ? 1 : 0))
    switch number(52) {
    case 0..<14: return .step(cpu: cpu)
    case 14..<18:
      guard cpu < session.cpuCount, case .choosing(_, let values) = session.status(of: cpu) else {
        return .steps(cpu: cpu, count: 1 + number(12))
      }
      return .choose(cpu: cpu, value: values[number(values.count)])
    case 18..<24: return .play(number(4) == 0 ? .knownWay : .fair)
    case 24..<27: return .stepUntil(cpu: cpu, try ProgramPlace(parsing: ["xas_load", "set_page_private#2"][number(2)]))
    case 27: return .stepToEnd(cpu: cpu)
    case 28..<31: return .back(1 + number(4))
    case 31..<33: return .forward(1 + number(3))
    case 33: return .goTo(number(session.length + 2))
    case 34: return .toStart
    case 35: return .toEnd
    case 36: return number(3) == 0 ? .restart : .back(2)
    case 37: return .run(try Schedule(parsing: "0*2 1*\(1 + number(9)) 0"))
    case 38..<41: return .proposal(["mask", "page-index", "index", "subpages"][number(4)])
    case 41: return .open(Self.choices[number(Self.choices.count)])
    case 44: return .stepOver(cpu: cpu)
    case 45: return .stepOut(cpu: cpu)
    case 46: return .play(.random(seed: UInt64(number(3))))
    case 47: return .runUntil(.access("page[0x48].private", .any), number(2) == 0 ? .fair : .random(seed: 4))
    case 48: return .bookmark(["one", "two", nil][number(3)])
    case 49: return .toBookmark(["one", "two"][number(2)])
    case 50: return .addStop(.breakpoint(try ProgramPlace(parsing: "xas_load"), cpu: number(2) == 0 ? cpu : nil))
    case 51: return session.branches.randomElement(using: &random).map { .toBranch($0.number) } ?? .toStart
    case 42: return .scenario(["swap-delete", "reclaim", "nowhere"][number(3)])
    default: return .set(name: "debug-vm", value: ["on", "off", "perhaps"][number(3)])
    }
  }
}
