import RaceMachine

/// Notices when a way without branches goes round in a circle, and stops it at the same state of the circle wherever it
/// began.
struct LapCounter {
  private var steps = 0
  private var mark = Fingerprint()
  private var nextMark = 64
  /// The smallest state of the circle, once it is known to be one.
  private var least: Fingerprint?
  private var isRound = false

  /// Whether the way, which has come to the state with this fingerprint, goes in a circle and stands where it is to stop.
  mutating func isClosed(_ present: @autoclosure () -> Fingerprint) -> Bool {
    steps &+= 1
    if steps < 64 { return false }
    let fingerprint = present()
    if isRound { return fingerprint == least }
    if let known = least {
      // Once more round, to find the smallest.
      least = min(known, fingerprint)
      if fingerprint == mark { isRound = true }
      return isRound && fingerprint == least
    }
    if fingerprint == mark {
      least = fingerprint
      return false
    }
    // Marks lie further and further apart, so that one of them is on the circle for a whole round (R. Brent 1980).
    if steps == nextMark {
      mark = fingerprint
      nextMark &*= 2
    }
    return false
  }
}
