import RaceMachine
import RaceSession

/// A script that was checked: everything that it names exists, and it can play.
public struct PlayableDemo: Sendable {
  /// The text that it was made from.
  public let source: DemoSource
  /// The name of the script; empty if it has none.
  public let title: String
  /// One sentence on what it shows; empty if it has none.
  public let summary: String
  /// What happens, in order.
  public let statements: [Statement]
  /// The chapters in order.
  public let chapters: [Chapter]
  /// Makes the sessions in which acts play.
  let workshop: DemoWorkshop

  /// A chapter and where it begins.
  public struct Chapter: Hashable, Sendable {
    /// Its name.
    public let title: String
    /// Index into ``PlayableDemo/statements``.
    public let statement: Int
  }

  /// Something that happens when the script plays.
  public struct Statement: Sendable {
    /// What happens.
    public let kind: Kind
    /// Where the script says so.
    public let span: Span
  }

  /// What can happen.
  public enum Kind: Sendable {
    /// An act begins.
    case open(KernelChoice)
    /// The same schedule under another proposal.
    case proposal(String)
    /// A chapter begins; an index into ``PlayableDemo/chapters``.
    case chapter(Int)
    /// A caption is shown.
    case say(Caption)
    /// The caption speaks of these.
    case highlight([DemoName])
    /// Nothing moves for so many milliseconds.
    case pause(Int)
    /// A remark for the presenter.
    case note(String)
    /// The audience is asked.
    case ask(Quiz)
    /// A CPU takes so many steps.
    case steps(cpu: Int, Int)
    /// A CPU goes on until the place was reached.
    case until(cpu: Int, ProgramPlace)
    /// A CPU goes on to its end.
    case toEnd(cpu: Int)
    /// The steps of a schedule.
    case schedule(Schedule)
    /// So many steps back.
    case back(Int)
    /// To a step taken before.
    case goTo(Int)
    /// To the beginning of the act.
    case restart
    /// To the beginning of the act, and along a run that the answer to the question knows.
    case counterexample(DemoQuestion, CounterexampleWish)
    /// A claim is checked.
    case expect(Claim)
    /// A claim about every interleaving is checked against the answer to the question.
    case explore(DemoQuestion, ExplorationClaim)
    /// A chart of costs takes the place of the run.
    case cost(DemoCosts)

    /// Whether it belongs to the picture before it: it marks, checks or remarks what is shown, and takes no time.
    public var belongsToPicture: Bool {
      switch self {
      case .highlight, .expect, .note: true
      default: false
      }
    }
  }
}

/// One or two sentences at the bottom of the screen.
public struct Caption: Hashable, Sendable {
  /// The sentences, one a line.
  public let lines: [String]

  /// A caption of `lines`.
  public init(_ lines: [String]) { self.lines = lines }

  /// The CPU of which the caption speaks first; nil when it names none.
  public var cpu: Int? { cpus.first }

  /// The CPUs that the caption names, in its order.
  public var cpus: [Int] {
    var numbers: [Int] = []
    for line in lines {
      let words = line.split(separator: " ")
      for (word, next) in zip(words, words.dropFirst()) where word == "CPU" {
        guard let number = Int(next.prefix { $0.isNumber }), !numbers.contains(number) else { continue }
        numbers.append(number)
      }
    }
    return numbers
  }

  /// How many words people read.
  public var wordCount: Int { lines.reduce(0) { $0 + $1.split { $0 == " " || $0 == "\t" }.count } }
}

/// Makes a session for an act.
public struct DemoWorkshop: Sendable {
  let make: @Sendable (KernelChoice) throws -> Session

  /// A workshop that makes sessions with `make`; what it throws is shown as it describes itself.
  public init(_ make: @escaping @Sendable (KernelChoice) throws -> Session) { self.make = make }

  /// Sessions of the kernel model.
  public static let kernel = DemoWorkshop { try Session($0) }
}
