import RaceMachine
import RaceSession

/// Steps that follow each other with nothing said between them. How they are written depends on the steps alone, so
/// that a recording that is played is recorded as it was.
struct Stretch {
  private(set) var walks: [Walk] = []

  /// Whether the next step must begin another stretch: it is long enough to be kept as it is.
  private var isFull: Bool { walks.count == 64 }
  /// So many short walks in a row are written as a schedule.
  private static let shortWalks = 4
  /// A schedule goes on in the next line after so many characters.
  private static let lineLength = 70

  /// Adds the known step number `step` of `session`. Says no if it belongs to another stretch.
  mutating func takes(_ step: Int, of session: Session) -> Bool {
    let walk = Walk(step, of: session)
    if !walks.isEmpty, walks[walks.count - 1].takes(walk) { return true }
    if isFull { return false }
    walks.append(walk)
    return true
  }

  /// Names the walks from index `first` on.
  mutating func name(from first: Int, in session: Session) {
    for index in walks.indices where index >= first { walks[index].name(in: session) }
  }

  /// The lines of a script.
  var statements: [Statement.Kind] {
    var lines: [Statement.Kind] = []
    var rest = walks[...]
    while let walk = rest.first {
      let short = rest.prefix(while: \.isShort)
      if short.count >= Self.shortWalks {
        lines += Self.schedules(short.map(\.item))
        rest = rest.dropFirst(short.count)
      } else {
        lines.append(walk.statement)
        rest = rest.dropFirst()
      }
    }
    return lines
  }

  private static func schedules(_ items: [Schedule.Item]) -> [Statement.Kind] {
    var lines: [[Schedule.Item]] = [[]]
    var length = 0
    for item in items {
      let text = item.description
      if length > 0, length + text.count > lineLength {
        lines.append([])
        length = 0
      }
      lines[lines.count - 1].append(item)
      length += text.count + 1
    }
    return lines.map { .schedule(Spanned(unplaced: Schedule($0))) }
  }
}
