extension Key {
  private static let named: [(key: Key, name: String, label: String)] = [
    (.character(" "), "space", "space"), (.enter, "enter", "Enter"), (.tab, "tab", "Tab"),
    (.backTab, "shift-tab", "Shift-Tab"), (.escape, "esc", "Esc"), (.backspace, "backspace", "Backspace"),
    (.delete, "delete", "Delete"), (.insert, "insert", "Insert"), (.up, "up", "\(Glyphs.up)"),
    (.down, "down", "\(Glyphs.down)"), (.left, "left", "\(Glyphs.left)"), (.right, "right", "\(Glyphs.right)"),
    (.home, "home", "Home"), (.end, "end", "End"), (.pageUp, "pgup", "PgUp"), (.pageDown, "pgdn", "PgDn"),
  ]

  /// The names of the keys that are no character.
  static let names = named.map(\.name) + ["f1", "ctrl-x"]

  /// The key that a configuration calls so; nil if there is none, or no terminal tells it apart.
  init?(name: String) {
    if name.count == 1, let only = name.first {
      guard CellWidth.of(name) > 0, only.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
        return nil
      }
      self = .character(only)
      return
    }
    let name = name.lowercased()
    if let known = Self.named.first(where: { $0.name == name }) {
      self = known.key
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), 1...63 ~= number {
      self = .function(number)
    } else if name.hasPrefix("ctrl-"), name.count == 6, let letter = name.last, Self.isTold(letter) {
      self = .ctrl(letter)
    } else {
      return nil
    }
  }

  /// Whether terminals tell Ctrl with a letter from every other key, and leave it to the program.
  private static func isTold(_ letter: Character) -> Bool {
    letter.isASCII && letter.isLowercase && !"hijmczsq".contains(letter)
  }

  /// What a configuration calls it.
  var name: String {
    if let known = Self.named.first(where: { $0.key == self }) { return known.name }
    switch self {
    case .character(let character): return String(character)
    case .function(let number): return "f\(number)"
    case .ctrl(let letter): return "ctrl-\(letter)"
    default: return "\(self)"
    }
  }

  /// What the footer and the help call it.
  var label: String {
    if let known = Self.named.first(where: { $0.key == self }) { return known.label }
    switch self {
    case .function(let number): return "F\(number)"
    case .ctrl(let letter): return "Ctrl-\(letter.uppercased())"
    default: return name
    }
  }
}
