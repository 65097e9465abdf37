import RaceSession

/// The end of a recording, which the next move may still change.
enum RecordedTail {
  /// Nothing: whatever comes next is a line of its own.
  case none
  /// An act in which nothing has happened yet.
  case act(KernelChoice)
  /// Steps.
  case steps(Stretch)
  /// So many steps back.
  case back(Int)

  /// Its lines.
  var statements: [Statement.Kind] {
    switch self {
    case .none: []
    case .act(let choice): choice.statements
    case .steps(let stretch): stretch.statements
    case .back(let count): [.back(count)]
    }
  }
}
