import RaceMachine
import RaceSession

/// A step at which two runs part: of the same number in both, but they do not do the same.
struct LaneDifference: Hashable {
  /// What one of the runs does there.
  struct Deed: Hashable {
    /// Who.
    let cpu: Int
    /// The line, without indentation.
    let line: String
    /// The word that it touches, by its name in the memory map; nil when it touches none.
    let word: String?
    /// How it touches the word.
    let kind: AccessKind?
    /// The value that it finds, as people read it.
    let found: String
    /// The value that it leaves.
    let left: String
    /// What it picks, if it stands before a choice.
    let choice: Move.Action
    /// The promises that it breaks.
    let violations: [Violation]
  }

  /// The step, from 1.
  let step: Int
  /// What the first run does; nil when it has ended before.
  let first: Deed?
  /// What the second run does; nil when it has ended before.
  let second: Deed?

  /// The first difference of two runs after so many steps; nil when there is none.
  init?(_ first: Session, _ second: Session, after step: Int = 0) {
    // Of what a longer run does alone the first step says it all.
    let last = min(max(first.length, second.length), min(first.length, second.length) + 1)
    var next = max(0, step)
    while next < last {
      next += 1
      if let found = LaneDifference(first, second, at: next) {
        self = found
        return
      }
    }
    return nil
  }

  /// How two runs differ at a step; nil when they do not. Where one has ended, only the first step of the rest differs.
  init?(_ first: Session, _ second: Session, at step: Int) {
    guard step > 0, step <= min(first.length, second.length) + 1 else { return nil }
    func deed(_ session: Session) -> Deed? {
      step <= session.length ? Deed(session.events[step - 1], in: session) : nil
    }
    let (one, other) = (deed(first), deed(second))
    if one == other { return nil }
    self.init(step: step, first: one, second: other)
  }

  private init(step: Int, first: Deed?, second: Deed?) {
    self.step = step
    self.first = first
    self.second = second
  }
}

extension LaneDifference.Deed {
  init(_ event: StepEvent, in session: Session) {
    cpu = event.move.cpu
    choice = event.move.action
    line = event.lines.first.map { session.program.lines[$0.line].name } ?? ""
    violations = event.violations
    guard let access = event.access else {
      (word, kind, found, left) = (nil, nil, "", "")
      return
    }
    let format = session.map.field(at: access.address)?.format ?? .decimal
    word = session.map.name(of: access.address)
    kind = access.kind
    found = format.text(access.old)
    left = format.text(access.new)
  }
}
