import PageCacheModel
import RaceMachine

/// What an operation does under a proposal, step by step: taken from the procedures that the explorer checks, by letting
/// one CPU run them.
struct Recording: Sendable {
  /// The steps that take time.
  private(set) var steps: [RecordedStep] = []

  /// Records `operation`.
  ///
  /// - Throws: when it does not run to its end, or breaks a promise even alone: then it cannot be judged by its cost.
  init(_ operation: SwapOperation, under proposal: Proposal) throws(CostError) {
    let model: RecordedKernel
    do { model = try RecordedKernel(operation, under: proposal) } catch { throw CostError(error.description) }
    let machine = Machine(model)
    let writer = StepWriter(model, machine)
    var isSound = true
    while isSound, steps.count < 10_000, machine.view.status(of: 0) == .ready {
      let nesting = writer.nesting
      guard let event = try? machine.step(Move(cpu: 0)) else { break }
      isSound = event.violations.isEmpty
      steps += writer.steps(of: event, nestingBefore: nesting)
    }
    guard isSound, machine.view.status(of: 0) == .finished else {
      throw CostError("\(proposal.id) breaks even when nothing else runs (\(operation)), so its cost would say nothing")
    }
  }

  /// A recording with given steps.
  init(_ steps: [RecordedStep]) { self.steps = steps }

  /// How many steps both begin with.
  func commonSteps(with other: Recording) -> Int {
    zip(steps, other.steps).prefix { $0 == $1 }.count
  }
}
