import RaceMachine

/// The parameters of a scenario with their values, complete and in the scenario's order.
public struct Settings: Sendable, Equatable {
  /// Names and values, spelt as `--set` takes them.
  public let values: [(name: String, value: String)]

  private let defaults: [String: String]

  /// Reads `given` against `parameters`; what is not given gets its default.
  ///
  /// - Throws: for a name that the scenario does not have and for a value that is not in its domain.
  init(_ given: [(name: String, value: String)], for scenario: Scenario) throws(ModelError) {
    for (name, value) in given {
      guard let parameter = scenario.parameters.first(where: { $0.name == name }) else {
        throw ModelError.unknown("parameter", name, among: scenario.parameters.map(\.name), of: scenario.id)
      }
      try parameter.check(value)
    }
    defaults = Dictionary(uniqueKeysWithValues: scenario.parameters.map { ($0.name, $0.defaultValue) })
    values = scenario.parameters.map { parameter in
      (parameter.name, given.last { $0.name == parameter.name }?.value ?? parameter.defaultValue)
    }
  }

  /// The value of a parameter of the scenario.
  subscript(name: String) -> String {
    guard let value = values.first(where: { $0.name == name })?.value else {
      preconditionFailure("the scenario has no parameter \(name)")
    }
    return value
  }

  /// What a parameter is when nothing is said.
  func defaultValue(_ name: String) -> String { defaults[name] ?? "" }

  /// The value of a parameter that is a number.
  func number(_ name: String) -> Word { Word(parsing: self[name]) ?? 0 }

  /// Settings are the same when all values are.
  public static func == (left: Settings, right: Settings) -> Bool {
    left.values.map(\.name) == right.values.map(\.name) && left.values.map(\.value) == right.values.map(\.value)
  }
}

extension Parameter {
  /// Whether `value` is of the kind that may stand for this parameter. The scenario may still refuse it in combination
  /// with others.
  public func permits(_ value: String) -> Bool {
    do { try check(value) } catch { return false }
    return true
  }

  /// Throws unless `value` may stand for this parameter.
  func check(_ value: String) throws(ModelError) {
    switch domain {
    case .words(let words):
      guard words.contains(value) else {
        throw ModelError("\(name) is one of \(words.joined(separator: ", ")), not '\(value)'")
      }
    case .number(let range):
      guard let number = Word(parsing: value), range.contains(number) else {
        throw ModelError("\(name) is a number from \(range.lowerBound) to \(range.upperBound), not '\(value)'")
      }
    case .part:
      guard let part = Word(parsing: value), part < 512 else {
        throw ModelError("\(name) is the number of a part of the page, below 512, not '\(value)'")
      }
    case .order:
      guard value == "huge" || Word(parsing: value).map({ $0 <= 9 }) == true else {
        throw ModelError("\(name) is a number from 0 to 9 or 'huge', not '\(value)'")
      }
    case .offset:
      guard value == "any" || Word(parsing: value) != nil else {
        throw ModelError("\(name) is a number or 'any', not '\(value)'")
      }
    }
  }
}

extension Word {
  /// Reads decimal digits, or hexadecimal ones after `0x`.
  init?(parsing text: String) {
    if text.hasPrefix("0x") {
      self.init(text.dropFirst(2), radix: 16)
    } else {
      guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
      self.init(text)
    }
  }
}
