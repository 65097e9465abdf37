import RaceMachine

/// A way that was left for another one, move by move from the beginning.
struct KeptWay {
  /// By which a person calls it.
  let number: Int
  let turns: [Turn]
  /// Where the session stood on it, or its end if it stood no further than where the ways part.
  var position: Int
}

/// A way that the session has left, and can take again.
public struct Branch: Hashable, Sendable {
  /// By which it is called: unique in the session.
  public let number: Int
  /// After how many steps it parts from the way that is known now.
  public let parting: Int
  /// How many steps it has in all.
  public let length: Int
  /// Where one who takes it again stands.
  public let position: Int
  /// Its steps from the parting on.
  public let schedule: Schedule
}

/// A moment to come back to.
public struct Bookmark: Hashable, Sendable {
  /// What a person calls it.
  public let name: String
  /// At which position it stands, on whatever way.
  public var position: Int { turns.count }
  /// The way there.
  let turns: [Turn]
}
