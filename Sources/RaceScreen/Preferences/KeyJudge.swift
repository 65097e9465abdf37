/// A line of a configuration that gives a key another meaning.
struct KeyChange {
  let line: ConfigurationLine
  let context: KeyContext
  let key: Key
  /// Where the key stands in the line.
  let column: Int
  /// Nil for a key that is to mean nothing.
  let command: Command?
}

/// Judges all changes of keys together, so that two keys can change places.
struct KeyJudge {
  /// What is wrong with a change.
  struct Complaint {
    let line: ConfigurationLine
    let column: Int
    let text: String
    let notes: [String]
  }

  private(set) var complaints: [Complaint] = []
  /// The keys with all changes that are right.
  private(set) var keys = KeyTable()

  /// Without these a person could not get out of a page, or find out how.
  private static let vital: [Command] = [.leave, .quit, .help]

  init(_ changes: [KeyChange]) {
    var right = withoutDoubles(changes)
    // A change that is taken back may leave another without its reason: again, until all that is left is right.
    while true {
      keys = KeyTable()
      for change in right { keys.set(change.key, to: change.command, in: change.context) }
      guard let index = right.firstIndex(where: { loss(of: $0, among: right) != nil }),
        let lost = loss(of: right[index], among: right)
      else { break }
      let change = right.remove(at: index)
      complain(
        change, "\(change.key.name) is the key of '\(lost.word)', which would have none",
        ["give that another first, such as: key \(change.context) \(free(in: change.context)) = \(lost.word)"]
          + (Self.vital.contains(lost)
            ? [] : ["or say that you need it not: key \(change.context) \(change.key.name) = none"]))
    }
  }

  /// The changes without those of a key that has been changed in the same place before.
  private mutating func withoutDoubles(_ changes: [KeyChange]) -> [KeyChange] {
    var right: [KeyChange] = []
    for change in changes {
      let before = right.last { $0.context == change.context && $0.key == change.key }
      // Taken from one command, then given to another: both are meant.
      if let before, before.command != nil || change.command == nil {
        complain(
          change, "\(change.key.name) has its meaning already", ["'\(before.word)', by line \(before.line.number)"])
      } else {
        right.append(change)
      }
    }
    return right
  }

  /// The command that a change leaves without any key, unless that was asked for.
  private func loss(of change: KeyChange, among changes: [KeyChange]) -> Command? {
    guard let before = Keymap.command(for: change.key, in: change.context), before != change.command,
      keys.keys(for: before, in: change.context).isEmpty
    else { return nil }
    let isMeant = changes.contains { $0.context == change.context && $0.key == change.key && $0.command == nil }
    return isMeant && !Self.vital.contains(before) ? nil : before
  }

  /// A key that means nothing in `context`.
  private func free(in context: KeyContext) -> String {
    let number = (2...12).first { keys.command(for: .function($0), in: context) == nil }
    return Key.function(number ?? 12).name
  }

  private mutating func complain(_ change: KeyChange, _ text: String, _ notes: [String]) {
    complaints.append(Complaint(line: change.line, column: change.column, text: text, notes: notes))
  }
}

extension KeyChange {
  fileprivate var word: String { command?.word ?? "none" }
}
