import Foundation

/// A JSON value whose keys keep their order, so that the text is the same every time and reads in the order of its
/// description. Indirect, since Swift 6.3 sees a circle in its cases otherwise, depending on which files it compiles together.
indirect enum OrderedJSON {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([OrderedJSON])
  case object(KeyValuePairs<String, OrderedJSON>)
  /// An object whose keys are data.
  case record([(name: String, value: OrderedJSON)])

  /// The document. What has only plain values in it stands on one line.
  var text: String { written(indent: "") }

  private var isPlain: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .array(let values): values.isEmpty
    case .object, .record: members.isEmpty
    }
  }

  private var members: [(name: String, value: OrderedJSON)] {
    switch self {
    case .object(let pairs): pairs.map { ($0.key, $0.value) }
    case .record(let pairs): pairs
    default: []
    }
  }

  private func written(indent: String) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return "\(value)"
    case .number(let value): return value.isFinite ? "\(value)" : "null"
    case .string(let text): return Self.quoted(text)
    case .array(let values):
      return Self.list(values.map { ("", $0) }, "[", "]", indent)
    case .object, .record:
      return Self.list(members.map { (Self.quoted($0.name) + ": ", $0.value) }, "{", "}", indent)
    }
  }

  private static func list(
    _ parts: [(name: String, value: OrderedJSON)], _ open: String, _ close: String, _ indent: String
  ) -> String {
    if parts.allSatisfy(\.value.isPlain) {
      return open + parts.map { $0.name + $0.value.written(indent: "") }.joined(separator: ", ") + close
    }
    let inner = indent + "  "
    let lines = parts.map { inner + $0.name + $0.value.written(indent: inner) }
    return open + "\n" + lines.joined(separator: ",\n") + "\n" + indent + close
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20: quoted += String(format: "\\u%04x", scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
