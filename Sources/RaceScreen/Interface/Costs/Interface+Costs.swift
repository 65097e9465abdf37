extension Interface {
  /// Lays the page of costs over what is open, at the proposal of the run.
  mutating func openCosts() {
    guard let costs else { return }
    run?.pause()
    lay(CostPage(selecting: run?.session.kernel?.proposal ?? matrix?.selected?.choice.proposal, costs))
  }

  static let noCosts = "nothing is simulated from here; the command 'pagerace cost' does"
}
