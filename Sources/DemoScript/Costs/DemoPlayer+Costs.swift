import PageCacheModel
import RaceCost

extension DemoPlayer {
  /// What is known about a point of the chart; simulates if that is nothing.
  public func costAnswer(_ question: CostQuestion) -> CostAnswer { answers.cost(question) }

  /// What is found instead of what `claim` says; nil when it holds.
  func finding(about claim: CostClaim) -> (holds: Bool, found: String) {
    guard let costs = lastCosts else { return (false, "no chart before this line") }
    func figures(_ proposal: String) -> (CostResult?, why: String) {
      let id = (try? Catalogue.proposal(proposal))?.id ?? proposal
      switch costAnswer(costs.question(id, cpus: claim.cpus.value)) {
      case .result(let result): return (result, "")
      case .impossible(let reason): return (nil, reason)
      }
    }
    let (own, why) = figures(claim.proposal.value)
    guard let own else { return (false, why) }
    switch claim.subject {
    case .times(let other, let comparison, let number):
      let (other, why) = figures(other.value)
      guard let other else { return (false, why) }
      let times = other.lookups.perSecond / own.lookups.perSecond
      return (comparison.holds(times, number), "\(CostWords.rounded(times)) times")
    case .latency(let operation, let comparison, let time):
      guard let median = (operation == .lookup ? own.lookups : own.deletions).p50 else {
        return (false, "no \(operation.rawValue) that has come to its end")
      }
      return (comparison.holds(median, time), CostWords.roundedTime(median))
    case .mostly(let what):
      guard let most = own.bottleneck else { return (false, "that nothing costs anything") }
      return (most.what == what.value, most.what.quoted)
    }
  }
}
