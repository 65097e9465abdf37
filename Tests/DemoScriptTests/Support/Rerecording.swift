@testable import DemoScript
import PageCacheModel
import RaceMachine
import RaceSession

/// What a session shows: two of these are equal when nobody could tell the sessions apart.
struct SessionState: Hashable {
  let model: String
  let position: Int
  let schedule: Schedule
  let fingerprint: Fingerprint

  init(_ session: Session) {
    model = session.kernelModel.map { "\($0.title) \($0.settings.values)" } ?? session.model.title
    position = session.position
    schedule = session.knownSchedule
    fingerprint = session.fingerprint
  }
}

/// Somebody who plays a script and records that, repeating what it says.
struct Rerecording {
  /// The recording.
  let text: String
  /// The states after each beat.
  let states: [SessionState]
  /// The claim that did not hold, if any.
  let failure: String?

  init(_ demo: PlayableDemo) {
    let player = DemoPlayer(demo)
    let recorder = DemoRecorder(title: demo.title)
    recorder.watch(player.session)
    var states: [SessionState] = []
    func advance() -> Bool {
      guard player.advance() != nil else { return false }
      recorder.watch(player.session)
      states.append(SessionState(player.session))
      return true
    }
    while !player.isFinished {
      guard player.isBetweenStatements else {
        if advance() { continue } else { break }
      }
      switch demo.statements[player.next].kind {
      case .say(let caption): recorder.say(caption.lines)
      case .chapter(let number): recorder.chapter(demo.chapters[number].title)
      case .counterexample(_, let wish):
        recorder.beginCounterexample()
        repeat { if !advance() { break } } while !player.isBetweenStatements
        recorder.endCounterexample(wish)
        continue
      default: break
      }
      if !advance() { break }
      if case .explore = demo.statements[player.next - 1].kind, let report = player.report { recorder.explored(report) }
    }
    text = recorder.text
    self.states = states
    failure = player.failure?.text()
  }
}

extension Sequence where Element: Equatable {
  /// Whether these elements stand in `others` in this order, with anything between them.
  func isSubsequence(of others: some Sequence<Element>) -> Bool {
    var rest = others.makeIterator()
    for element in self {
      while true {
        guard let other = rest.next() else { return false }
        if other == element { break }
      }
    }
    return true
  }
}
