/// Hears of everything that becomes of a session, as a recorder does.
public protocol SessionObserver: AnyObject {
  /// An action has changed something; the session stood at `position` before.
  func session(_ session: Session, did action: Action, from position: Int)
}
