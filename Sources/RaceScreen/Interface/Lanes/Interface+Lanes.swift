extension Interface {
  /// Lays the lanes over the run.
  mutating func openLanes() {
    guard let session = run?.session else { return }
    run?.pause()
    lay(LanesPage(session))
  }

  /// Why there are no lanes; nil if there are.
  var obstacleToLanes: String? {
    run?.session.length == 0 ? "no step was taken yet; a digit steps a CPU" : nil
  }
}
