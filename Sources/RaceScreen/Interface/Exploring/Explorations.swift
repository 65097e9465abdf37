import DemoScript
import RaceExplorer

/// Where checks run while the interface goes on. The program gives them threads; a test answers as it likes.
///
/// The interface begins checks, asks each now and then how far it is, and takes its answer or cancels it.
public protocol Explorations: AnyObject {
  /// Begins a check. Those of one lane run one after the other.
  func begin(_ question: Question, in lane: ExplorationLane) -> any Exploration
  /// Begins to answer the questions of a demo, one demo after the other.
  func begin(_ demo: PlayableDemo) -> any DemoExploration
}

/// Answers to the questions of a demo that are being sought.
public protocol DemoExploration: AnyObject {
  /// The way to end it early.
  var watch: SearchWatch { get }
  /// What came out; nil as long as it is under way.
  var answers: DemoAnswers? { get }
}

/// Checks for one purpose.
public enum ExplorationLane: Hashable, Sendable, CaseIterable {
  /// The pair of the run that a person steps.
  case run
  /// All pairs of a matrix.
  case matrix
  /// The questions of demos.
  case demos
}

/// A check that was begun.
public protocol Exploration: AnyObject {
  /// How far it is, and the way to end it early.
  var watch: SearchWatch { get }
  /// What came out; nil as long as it is under way.
  var answer: Answer? { get }
}

/// The check of a run's pair while it is under way.
struct PendingCheck {
  let question: Question
  let exploration: any Exploration
  /// Whether the run goes to a counterexample as soon as there is one.
  var wantsExample: Bool
  /// Whether the run goes to a counterexample step by step.
  var wantsAdversary = false

  /// Whether somebody has ended it; what it knows comes soon.
  var isStopping: Bool { exploration.watch.isCancelled }
}
