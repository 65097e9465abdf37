/// Why a terminal could not be opened. The description is for the user; such an error ends the program with
/// status 2.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A standard stream that is not a terminal.
  public enum Stream: String, Hashable, Sendable {
    /// What the keys come from.
    case input = "standard input"
    /// What the picture goes to.
    case output = "standard output"
  }

  /// The stream is a file, a pipe or nothing.
  case notATerminal(Stream)
  /// `TERM` is not set, or empty.
  case noTerminalType
  /// `TERM` names a terminal that terminfo does not know.
  case unknownTerminalType(String)
  /// `TERM` names a terminal on which the cursor cannot be placed.
  case cannotPlaceCursor(String)
  /// The system refused something else.
  case system(operation: String, errno: Int32)

  /// A sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .notATerminal(let stream): "\(stream.rawValue) is not a terminal; the screen needs one"
    case .noTerminalType: "the environment variable TERM is not set; set it to the type of your terminal"
    case .unknownTerminalType(let name):
      "the terminal type '\(name)' (TERM) is unknown here; try TERM=xterm-256color"
    case .cannotPlaceCursor(let name):
      "a terminal of type '\(name)' (TERM) cannot place the cursor; the screen needs that"
    case .system(let operation, let errno): "\(operation) failed (errno \(errno))"
    }
  }
}
