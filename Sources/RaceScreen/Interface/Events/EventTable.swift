import RaceMachine
import RaceSession

/// The steps of a way as rows: who did what, in which line, to which word, and what it saw.
struct EventTable {
  private let events: [StepEvent]
  private let program: Program
  private let map: MemoryMap
  /// The steps that there are, from 1: all, or those that touch one word.
  let steps: [Int]

  /// The steps of the known way of `session`, or those of them that touch `address`.
  init(_ session: Session, touching address: Address? = nil) {
    events = session.events
    program = session.program
    map = session.map
    steps = address.map { session.touches(of: $0).map(\.step) } ?? Array(1..<(session.length + 1))
  }

  /// A step as people read it.
  struct Row: Hashable {
    let step: Int
    let cpu: Int
    /// What it did, as one letter.
    let letter: String
    /// The function, without parentheses.
    let function: String
    /// The line of the function.
    let code: String
    /// What it saw or did.
    let saw: String
    /// Whether a check fired.
    let isBroken: Bool
  }

  func row(_ step: Int) -> Row {
    let event = events[step - 1]
    let line = event.lines.first.map { program.lines[$0.line] }
    return Row(
      step: step, cpu: event.move.cpu, letter: AccessLetter.of(event, in: program),
      function: line.map { program.procedures[$0.procedure].name } ?? "", code: line?.name ?? "",
      saw: event.violations.first?.description ?? Naming.sentence(event.lines.first?.result ?? ""),
      isBroken: !event.violations.isEmpty)
  }

  /// All that is to be said about a step beyond its row: the words that it touched, and what was noticed.
  func details(_ step: Int, _ session: Session) -> [String] {
    var sentences = session.touches(inStep: step).map { address, touch in
      let format = map.field(at: address)?.format ?? .decimal
      let name = map.name(of: address)
      if !touch.isWrite { return "reads \(name): \(format.text(touch.new))" }
      return "writes \(name): \(format.text(touch.old)) \(Glyphs.right) \(format.text(touch.new))"
    }
    let event = events[step - 1]
    for note in event.notes {
      switch note {
      case .took(let lock, _): sentences.append("takes the \(lock.name)")
      case .gave(let lock, _): sentences.append("gives the \(lock.name) back")
      case .said(let text) where !text.contains("\n"): sentences.append(text)
      case .changed, .observed, .said: continue
      }
    }
    for line in event.lines.dropFirst() where line.kind == .local && !line.result.isEmpty {
      sentences.append("\(program.lines[line.line].name): \(line.result)")
    }
    return sentences.map(Naming.sentence) + event.violations.map { "\(Glyphs.wrong) \($0)" }
  }

  /// Everything in which a filter looks: the row, what it is called, the names of the words.
  func searched(_ step: Int) -> String {
    let row = row(step)
    let event = events[step - 1]
    var words = [row.function, row.code, row.saw, "cpu\(row.cpu)", Self.word(row.letter), "step\(step)"]
    if let access = event.access { words.append(map.name(of: access.address)) }
    for case .changed(let address, _, _) in event.notes { words.append(map.name(of: address)) }
    for case .took(let lock, _) in event.notes { words.append(lock.name) }
    for case .gave(let lock, _) in event.notes { words.append(lock.name) }
    return words.joined(separator: " ").lowercased()
  }

  /// What a letter stands for, so that one can ask for it.
  private static func word(_ letter: String) -> String {
    switch letter {
    case "r": "read load"
    case "w": "write store"
    case "+": "get reference"
    case "-": "put reference"
    case "L": "lock take"
    case "U": "unlock give"
    case "(", ")": "rcu"
    case "?": "choice"
    default: "violation broken"
    }
  }
}
