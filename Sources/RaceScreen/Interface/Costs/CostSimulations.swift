import RaceCost

/// Where costs are simulated while the interface goes on. The program gives them threads; a test answers as it likes.
///
/// The interface begins simulations, asks each now and then how far it is, and takes its answer or cancels it.
public protocol CostSimulations: AnyObject {
  /// Begins a simulation; those begun first come first.
  func begin(_ question: CostQuestion) -> any PendingCost
}

/// A simulation that was begun.
public protocol PendingCost: AnyObject {
  /// What came out; nil as long as it is under way.
  var answer: CostAnswer? { get }
  /// Ends it early; there will be no answer.
  func cancel()
}
