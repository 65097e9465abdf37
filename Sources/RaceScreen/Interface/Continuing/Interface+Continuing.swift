import RaceSession

extension Interface {
  /// The run that is open, as far as it is the person's own and something was done in it.
  public var savedRun: SavedRun? { demo == nil ? run.flatMap { SavedRun($0.session) } : nil }

  /// Offers a run of another time on the start page.
  public mutating func offer(_ saved: SavedRun) { start?.offered = saved }

  /// Goes on with the run that the start page offers.
  mutating func continueRun() {
    guard let saved = start?.offered else { return }
    do throws(ContinuingError) {
      run = fresh(try saved.session())
    } catch {
      start?.offered = nil
      message = "the run of last time cannot be gone on with: \(error.reason)"
    }
  }
}
