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
    let shared = min(first.length, second.length)
    for index in max(0, step)..<max(shared, step) {
      let (one, other) = (first.events[index], second.events[index])
      let deeds = (Deed(one, in: first), Deed(other, in: second))
      if deeds.0 == deeds.1 { continue }
      self.init(step: index + 1, first: deeds.0, second: deeds.1)
      return
    }
    guard first.length != second.length, step <= shared else { return nil }
    self.init(
      step: shared + 1, first: first.length > shared ? Deed(first.events[shared], in: first) : nil,
      second: second.length > shared ? Deed(second.events[shared], in: second) : nil)
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
