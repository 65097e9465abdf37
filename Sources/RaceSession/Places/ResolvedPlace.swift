import PageCacheModel
import RaceMachine

/// A place that exists in a program: what must have happened in a step for a CPU to be there.
public struct ResolvedPlace: Sendable {
  /// The place as it was spelt.
  public let place: ProgramPlace
  /// The function whose return is meant; nil when lines are meant.
  let procedure: Int?
  /// The lines that are meant.
  let lines: Set<Int>

  /// Finds `place` in `program`.
  ///
  /// - Throws: when no function or line is so called; suggests the closest one.
  public init(_ place: ProgramPlace, in program: Program) throws(PlaceError) {
    self.place = place
    let number = program.number(of: place.function)
    if let text = place.line {
      guard let number else {
        throw Self.unknown("function", place.function, among: program.procedures.map(\.name))
      }
      lines = try Self.lines(called: text, in: number, of: program)
      procedure = nil
    } else if let number {
      procedure = number
      lines = []
    } else {
      procedure = nil
      lines = Set(
        program.lines.indices.filter {
          program.lines[$0].runs && Self.mentions(place.function, program.lines[$0].name)
        })
      if lines.isEmpty {
        throw Self.unknown("function", place.function, among: Self.names(in: program))
      }
    }
  }

  private static func lines(called text: String, in procedure: Int, of program: Program) throws(PlaceError) -> Set<Int>
  {
    let lines = program.lineRanges[procedure].filter { program.lines[$0].runs }
    for fits in [{ $0 == text }, { $0.hasPrefix(text) }, { $0.contains(text) }] as [(String) -> Bool] {
      let found = lines.filter { fits(program.lines[$0].name) }
      if !found.isEmpty { return Set(found) }
    }
    throw unknown(
      "line", text, among: lines.map { program.lines[$0].name }, of: program.procedures[procedure].name)
  }

  private static func unknown(
    _ kind: String, _ name: String, among names: [String], of owner: String? = nil
  ) -> PlaceError {
    let shown = name.count > 60 ? name.prefix(60) + "…" : name
    return PlaceError(
      message: "\(owner ?? "this model") has no \(kind) '\(shown)'",
      suggestion: Spelling.closest(to: name, among: names))
  }

  /// All functions, and all names that lines call without there being a function.
  public static func names(in program: Program) -> [String] {
    var names = program.procedures.map(\.name)
    var known = Set(names)
    for line in program.lines where line.runs {
      for word in words(of: line.name) where word.isCall && known.insert(word.text).inserted { names.append(word.text) }
    }
    return names
  }

  /// Whether a line begins with `name` or calls it.
  private static func mentions(_ name: String, _ line: String) -> Bool {
    line.hasPrefix(name) || words(of: line).contains { $0.isCall && $0.text == name }
  }

  /// The identifiers of a line, and whether a parenthesis follows.
  static func words(of line: String) -> [(text: String, isCall: Bool)] {
    var words: [(String, Bool)] = []
    var word = ""
    for character in line {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else if !word.isEmpty {
        words.append((word, character == "("))
        word = ""
      }
    }
    return words
  }
}

extension Program {
  /// The functions that a CPU may run that begins with `procedure`, callees and last words included, by number.
  func reachable(from procedure: Int) -> Set<Int> {
    var seen: Set<Int> = []
    var waiting = [procedure] + (lastWords.map { [$0] } ?? [])
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      for index in lineRanges[next] {
        if case .call(let callee, _, _) = lines[index].step.operation, let number = number(of: callee) {
          waiting.append(number)
        }
      }
    }
    return seen
  }
}
