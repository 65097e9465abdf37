import PageCacheModel
import RaceSession

/// A command of the command line: its name, its words, what it does. Completion, help and errors come from here.
struct CommandWord: Sendable {
  /// What it is called.
  let name: String
  /// What stands behind it, as the help writes that.
  let operands: String
  /// A sentence for the help.
  let explanation: String
  /// What the operands typed so far may become, in the run that is open.
  let possibilities: @Sendable (Operands) -> [String]
  /// What it asks for.
  ///
  /// - Throws: when the operands are wrong.
  let order: @Sendable (Operands) throws(CommandProblem) -> Order

  init(
    _ name: String, _ operands: String = "", _ explanation: String,
    possibilities: @escaping @Sendable (Operands) -> [String] = { _ in [] },
    order: @escaping @Sendable (Operands) throws(CommandProblem) -> Order
  ) {
    self.name = name
    self.operands = operands
    self.explanation = explanation
    self.possibilities = possibilities
    self.order = order
  }

  /// Its name with its operands.
  var usage: String { operands.isEmpty ? name : "\(name) \(operands)" }

  /// Whether it has something to do where no run is open.
  var needsNoRun: Bool {
    ["scenario", "matrix", "costs", "challenge", "large", "theme", "help", "quit"].contains(name)
  }

  /// All commands, in the order of the help.
  static let all: [CommandWord] = moving + stopping + choosing + others

  /// What a line asks for.
  ///
  /// A word may be cut short as long as only one command begins like that.
  ///
  /// - Throws: when there is no such command, or its operands are wrong.
  static func order(for line: String, session: Session?, cpu: Int) throws(CommandProblem) -> Order {
    let (word, rest) = parts(of: line)
    guard let command = command(word) else {
      let longer = all.filter { !word.isEmpty && $0.name.hasPrefix(word) }.map(\.name)
      if longer.count > 1 { throw CommandProblem("'\(word)' may be \(longer.joined(separator: ", "))") }
      throw CommandProblem(
        "there is no command '\(CellWidth.cut(word, to: 30))'",
        suggestion: Spelling.closest(to: word, among: all.map(\.name)))
    }
    return try command.order(Operands(text: rest, session: session, cpu: cpu))
  }

  /// The command that a word means.
  static func command(_ word: String) -> CommandWord? {
    if let exact = all.first(where: { $0.name == word }) { return exact }
    let longer = all.filter { !word.isEmpty && $0.name.hasPrefix(word) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// The first word of a line, and the rest without blanks at its ends.
  static func parts(of line: String) -> (word: String, rest: String) {
    let line = line.drop { $0 == " " }
    let word = line.prefix { $0 != " " }
    let rest = line[word.endIndex...].drop { $0 == " " }
    return (String(word), String(rest.reversed().drop { $0 == " " }.reversed()))
  }
}
