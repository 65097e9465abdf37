extension Command {
  /// What a configuration calls it, such as `explore`, `step 1` or `next-panel`.
  var word: String {
    switch self {
    case .move(let distance): Self.neighbour(distance, "")
    case .movePage(let distance): Self.neighbour(distance, "-page")
    case .column(let distance): Self.neighbour(distance, "-column")
    case .panel(let distance): Self.neighbour(distance, "-panel")
    case .chapter(let distance): Self.neighbour(distance, "-chapter")
    case .searchAgain(let direction): Self.neighbour(direction, "-match")
    case .recall(let direction): Self.neighbour(direction, "-line")
    case .complete(let direction): Self.neighbour(direction, "-completion")
    case .erase(let direction): direction < 0 ? "erase-left" : "erase-right"
    case .answer(let index): "answer \(index + 1)"
    default: Self.word(of: "\(self)")
    }
  }

  private static func neighbour(_ distance: Int, _ what: String) -> String {
    (distance < 0 ? "previous" : "next") + what
  }

  /// The word for a case as Swift writes it: `playOrPause` is `play-or-pause`, `step(cpu: 1)` is `step 1`.
  private static func word(of text: String) -> String {
    var word = ""
    for character in text.prefix(while: { $0 != "(" }) {
      word += character.isUppercase ? "-" + character.lowercased() : String(character)
    }
    let values = text.dropFirst(text.prefix { $0 != "(" }.count).filter { $0.isNumber || $0 == "-" || $0 == "," }
    return values.isEmpty ? word : word + " " + String(values.map { $0 == "," ? " " : $0 })
  }
}
