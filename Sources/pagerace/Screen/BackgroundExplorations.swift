import DemoScript
import Dispatch
import PageRaceEngine
import RaceScreen
import Synchronization

/// Checks that run on threads of their own, one at a time for each purpose, while the screen goes on.
final class BackgroundExplorations: Explorations {
  // The person at the keys comes first.
  private let queues = Dictionary(
    uniqueKeysWithValues: ExplorationLane.allCases.map {
      ($0, DispatchQueue(label: "pagerace.explore.\($0)", qos: .utility))
    })

  func begin(_ question: Question, in lane: ExplorationLane) -> any Exploration {
    let exploration = BackgroundExploration()
    queues[lane]?.async { exploration.run(question) }
    return exploration
  }

  func begin(_ demo: PlayableDemo) -> any DemoExploration {
    let exploration = BackgroundDemoExploration()
    queues[.demos]?.async { exploration.run(demo) }
    return exploration
  }
}

/// Answers to the questions of a demo, sought on another thread.
private final class BackgroundDemoExploration: DemoExploration, Sendable {
  let watch = SearchWatch()
  private let kept = Mutex<DemoAnswers?>(nil)

  var answers: DemoAnswers? { kept.withLock { $0 } }

  func run(_ demo: PlayableDemo) {
    let answers = DemoAnswers(to: demo, watch)
    kept.withLock { $0 = answers }
  }
}

/// A check on another thread.
private final class BackgroundExploration: Exploration, Sendable {
  let watch = SearchWatch()
  private let kept = Mutex<Answer?>(nil)

  var answer: Answer? { kept.withLock { $0 } }

  func run(_ question: Question) {
    let answer = question.answer(watch)
    kept.withLock { $0 = answer }
  }
}
