/// What is wrong with the text of a schedule, and where.
public struct ScheduleError: Error, Equatable, CustomStringConvertible {
  /// Bytes before the place, plus one.
  public let column: Int
  /// What is wrong and what would be right.
  public let message: String

  /// `column 5: …`.
  public var description: String { "column \(column): \(message)" }
}

extension Schedule {
  /// Reads the text of a schedule.
  ///
  /// - Throws: at the first place that is not a schedule, with what would be right there.
  public init(parsing text: String) throws(ScheduleError) {
    var parser = ScheduleParser(text)
    self = try parser.schedule()
  }
}

/// Reads `v1: 0*4 1(offset=0x10) (0 1*2)*` byte by byte.
struct ScheduleParser {
  private let bytes: [UInt8]
  private var position = 0
  private static let example = "a schedule looks like '0*4 1*9 0(offset=10) 0*3'"

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func schedule() throws(ScheduleError) -> Schedule {
    var version: Int?
    var items: [Schedule.Item] = []
    var loop: [Schedule.Item] = []
    skipBlanks()
    if take("v") {
      version = try number("the version of the model", limit: 1_000_000)
      try expect(":", after: "the version of the model")
      skipBlanks()
    }
    while position < bytes.count {
      if take("(") {
        loop = try loopItems()
        skipBlanks()
        if position < bytes.count { throw error("nothing can follow a loop, which never ends") }
        break
      }
      items.append(try item())
      try endOfPart()
    }
    return Schedule(items, loop: loop, modelVersion: version)
  }

  private mutating func loopItems() throws(ScheduleError) -> [Schedule.Item] {
    var items: [Schedule.Item] = []
    skipBlanks()
    while !take(")") {
      if position == bytes.count { throw error("the loop needs ')*' at its end") }
      items.append(try item())
      if peek != UInt8(ascii: ")") { try endOfPart() }
    }
    if items.isEmpty { throw error("the loop is empty") }
    try expect("*", after: "the loop")
    return items
  }

  private mutating func endOfPart() throws(ScheduleError) {
    let end = position
    skipBlanks()
    if position == end, position < bytes.count { throw error("a blank belongs between two parts") }
  }

  private mutating func item() throws(ScheduleError) -> Schedule.Item {
    guard let first = peek, isDigit(first) else {
      throw error("the number of a CPU belongs here; \(Self.example)")
    }
    let cpu = try number("the CPU", limit: 1023)
    if take("*") {
      let start = position
      let steps = try number("how many steps", limit: Schedule.longestRun)
      if steps == 0 { throw ScheduleError(column: start + 1, message: "a CPU takes at least one step") }
      return .run(cpu: cpu, steps: steps)
    }
    if take("~") { throw error("store buffers, which '~drain' would empty, exist only under the memory model tso") }
    guard take("(") else { return .run(cpu: cpu, steps: 1) }
    let name = word()
    if name.isEmpty { throw error("the name of a choice belongs here, as in '0(offset=10)'") }
    try expect("=", after: "the name of a choice")
    let value = try value()
    try expect(")", after: "the value of a choice")
    return .choose(cpu: cpu, name: name, value: value)
  }

  private mutating func number(_ what: String, limit: Int) throws(ScheduleError) -> Int {
    let start = position
    var value = 0
    while let byte = peek, isDigit(byte) {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      if value > limit { throw ScheduleError(column: start + 1, message: "\(what) is at most \(limit)") }
      position += 1
    }
    if position == start { throw error("\(what) belongs here, as a number") }
    return value
  }

  private mutating func value() throws(ScheduleError) -> Word {
    let start = position
    let text = word()
    let value = text.hasPrefix("0x") ? Word(text.dropFirst(2), radix: 16) : Word(text)
    guard let value, !text.contains("-") else {
      throw ScheduleError(column: start + 1, message: "a number belongs here, such as 10 or 0x1c84f")
    }
    return value
  }

  /// Letters, digits and hyphens.
  private mutating func word() -> String {
    let start = position
    while let byte = peek, isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

  private mutating func skipBlanks() {
    while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar, after what: String) throws(ScheduleError) {
    if !take(character) { throw error("'\(character)' belongs here, after \(what)") }
  }

  private func error(_ message: String) -> ScheduleError { ScheduleError(column: position + 1, message: message) }
}
