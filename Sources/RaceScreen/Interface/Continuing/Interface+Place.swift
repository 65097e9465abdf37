import RaceSession

extension Interface {
  /// Tells places apart without costing anything: it changes whenever ``place`` or ``savedRun`` may have.
  public struct PlaceMark: Hashable, Sendable {
    let session: ObjectIdentifier
    let revision, position, beats: Int
  }

  /// The mark of what is open now; nil on the start page.
  public var placeMark: PlaceMark? {
    guard let session = run?.session ?? demo?.player.session else { return nil }
    return PlaceMark(
      session: ObjectIdentifier(session), revision: session.revision, position: session.position,
      beats: demo?.player.beatCount ?? 0)
  }

  /// How somebody else comes where the person is now: a command, or words; nil on the start page.
  public var place: String? {
    if let session = run?.session { return session.kernel?.command(running: session.schedule) }
    return demo.map { "move \($0.player.beatCount) of \($0.player.demo.source.name)" }
  }
}
