/// When to use colour.
public enum ColorChoice: String, Hashable, Sendable, CaseIterable {
  /// If the terminal has colours and the environment variable `NO_COLOR` is not set to anything.
  case auto
  /// If the terminal has colours, whatever `NO_COLOR` says.
  case always
  /// Never; bold, underline and the like stay.
  case never
}
