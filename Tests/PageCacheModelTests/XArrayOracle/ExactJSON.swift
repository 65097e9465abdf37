/// JSON with integers that are kept exactly: indices go up to 2^64 − 1, which a Double cannot hold.
enum ExactJSON: Hashable, CustomStringConvertible {
  case null
  case bool(Bool)
  case number(Int128)
  case string(String)
  case array([ExactJSON])
  case object([String: ExactJSON])

  static func unsigned(_ value: UInt64) -> ExactJSON { .number(Int128(value)) }

  subscript(key: String) -> ExactJSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  subscript(position: Int) -> ExactJSON { items[position] }

  var items: [ExactJSON] {
    guard case .array(let items) = self else { preconditionFailure("\(self) is no array") }
    return items
  }

  var text: String {
    guard case .string(let text) = self else { preconditionFailure("\(self) is no string") }
    return text
  }

  var word: UInt64 {
    guard case .number(let number) = self else { preconditionFailure("\(self) is no number") }
    return UInt64(number)
  }

  var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let number): "\(number)"
    case .string(let text): text
    case .array(let items): "[" + items.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",") + "}"
    }
  }

  /// Reads one document of the form that the oracle's files have: no escapes, no fractions.
  init(_ text: some StringProtocol) {
    var reader = Reader(bytes: Swift.Array(text.utf8)[...])
    self = reader.value()
    precondition(reader.bytes.isEmpty, "something follows the document")
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func value() -> ExactJSON {
      switch next() {
      case UInt8(ascii: "{"): return .object(Dictionary(members()) { _, last in last })
      case UInt8(ascii: "["): return .array(elements())
      case UInt8(ascii: "\""): return .string(string())
      case UInt8(ascii: "t"): return literal("rue", .bool(true))
      case UInt8(ascii: "f"): return literal("alse", .bool(false))
      case UInt8(ascii: "n"): return literal("ull", .null)
      case UInt8(ascii: "-"): return .number(-digits(0))
      case let digit: return .number(digits(Int128(digit - 48)))
      }
    }

    private mutating func next() -> UInt8 {
      skipBlanks()
      return bytes.removeFirst()
    }

    private mutating func skipBlanks() {
      while let first = bytes.first, first == 32 || first == 10 { bytes.removeFirst() }
    }

    private mutating func literal(_ rest: String, _ value: ExactJSON) -> ExactJSON {
      bytes.removeFirst(rest.utf8.count)
      return value
    }

    private mutating func digits(_ first: Int128) -> Int128 {
      var number = first
      while let digit = bytes.first, digit >= 48, digit <= 57 {
        number = number * 10 + Int128(digit - 48)
        bytes.removeFirst()
      }
      return number
    }

    private mutating func string() -> String {
      let end = bytes.firstIndex(of: UInt8(ascii: "\""))!
      defer { bytes = bytes[(end + 1)...] }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private mutating func elements() -> [ExactJSON] {
      var elements: [ExactJSON] = []
      skipBlanks()
      if bytes.first == UInt8(ascii: "]") {
        bytes.removeFirst()
        return []
      }
      repeat { elements.append(value()) } while next() == UInt8(ascii: ",")
      return elements
    }

    private mutating func members() -> [(String, ExactJSON)] {
      var members: [(String, ExactJSON)] = []
      skipBlanks()
      if bytes.first == UInt8(ascii: "}") {
        bytes.removeFirst()
        return []
      }
      repeat {
        precondition(next() == UInt8(ascii: "\""))
        let name = string()
        precondition(next() == UInt8(ascii: ":"))
        members.append((name, value()))
      } while next() == UInt8(ascii: ",")
      return members
    }
  }
}
