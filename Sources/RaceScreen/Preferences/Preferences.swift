/// What a person prefers, wherever the program runs: from a file of their own, or as the program comes.
public struct Preferences: Hashable, Sendable {
  /// What the styles look like.
  public var theme = Theme.standard
  /// When to use colour.
  public var color = ColorChoice.auto
  /// Nothing above 127.
  public var ascii = false
  /// Whether the program gets the mouse.
  public var mouse = true
  /// Whether runs and demos are shown for a lecture hall: fewer things, more space.
  public var large = false
  /// How fast runs and demos play.
  public var speed = PlaySpeed.normal
  /// What the keys mean.
  public var keys = KeyTable()

  /// As the program comes.
  public init() {}
}
