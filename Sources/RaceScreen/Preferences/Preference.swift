/// One line of a configuration: a name, what it takes, and what becomes of it.
struct Preference: Sendable {
  let name: String
  /// What it takes, for people.
  let takes: String
  let summary: String
  /// The values that it takes where they can be listed.
  let values: [String]
  /// The value of some preferences, as a line has it.
  let read: @Sendable (Preferences) -> String
  /// Takes a value over; false if it is none.
  let write: @Sendable (String, inout Preferences) -> Bool

  /// All of them, in the order in which they are listed.
  static let all: [Preference] = [
    Preference("theme", Theme.all.map(\.name), "what the colours are", { $0.theme.name }) { text, preferences in
      guard let theme = Theme.named(text) else { return false }
      preferences.theme = theme
      return true
    },
    Preference(
      "color", ColorChoice.allCases.map(\.rawValue), "when to use colour; auto heeds NO_COLOR", { $0.color.rawValue }
    ) { text, preferences in
      guard let choice = ColorChoice(rawValue: text) else { return false }
      preferences.color = choice
      return true
    },
    Preference("ascii", "draw with ASCII only", \.ascii),
    Preference("mouse", "give the mouse to the program", \.mouse),
    Preference("large", "show runs and demos for a lecture hall: fewer things, more space", \.large),
    Preference(
      name: "speed", takes: "0.25 to 32", summary: "how fast runs and demos play; 2 is twice as fast", values: [],
      read: { $0.speed.text },
      write: { text, preferences in
        guard let speed = PlaySpeed(text: text), 25...3_200 ~= speed.percent else { return false }
        preferences.speed = speed
        return true
      }),
  ]

  private init(
    name: String, takes: String, summary: String, values: [String], read: @escaping @Sendable (Preferences) -> String,
    write: @escaping @Sendable (String, inout Preferences) -> Bool
  ) {
    (self.name, self.takes, self.summary, self.values) = (name, takes, summary, values)
    (self.read, self.write) = (read, write)
  }

  private init(
    _ name: String, _ values: [String], _ summary: String, _ read: @escaping @Sendable (Preferences) -> String,
    write: @escaping @Sendable (String, inout Preferences) -> Bool
  ) {
    self.init(
      name: name, takes: values.joined(separator: ", "), summary: summary, values: values, read: read, write: write)
  }

  private init(_ name: String, _ summary: String, _ path: WritableKeyPath<Preferences, Bool> & Sendable) {
    self.init(name, ["on", "off"], summary, { $0[keyPath: path] ? "on" : "off" }) { text, preferences in
      guard text == "on" || text == "off" else { return false }
      preferences[keyPath: path] = text == "on"
      return true
    }
  }
}

extension PlaySpeed {
  /// A factor as people write it: `2`, `0.5`; nil if it is none, or has more than two digits behind the point.
  init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), 0...1_000 ~= whole, parts.count <= 2 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.count <= 2, fraction.allSatisfy({ $0.isASCII && $0.isNumber }), text.last != "." else { return nil }
    let hundredths = fraction.isEmpty ? 0 : (Int(fraction) ?? 0) * (fraction.count == 1 ? 10 : 1)
    guard whole * 100 + hundredths > 0 else { return nil }
    self.init(percent: whole * 100 + hundredths)
  }
}
