extension Keymap {
  /// Keys of the page of costs, besides those that are the same everywhere.
  static let costKeys: [Binding] = [
    Binding(
      "\(Glyphs.up) \(Glyphs.down)", "proposal", "the proposal whose figures are shown, also k and j",
      [(.up, .move(-1)), (.down, .move(1)), (.character("k"), .move(-1)), (.character("j"), .move(1))]),
    Binding(
      "space", "curve", "add the curve of that proposal, or remove it, also Enter",
      [(.character(" "), .choose), (.enter, .choose)]),
    Binding(
      "\(Glyphs.left) \(Glyphs.right)", "deletions", "fewer deletions among the lookups, or more, also h and l",
      [
        (.left, .deletions(-1)), (.right, .deletions(1)), (.character("h"), .deletions(-1)),
        (.character("l"), .deletions(1)),
      ]),
    Binding("s", "scale", "logarithmic or linear axes", [(.character("s"), .changeScale)]),
    Binding(
      "w W", "work", "less other work between two lookups, or more",
      [
        (.character("w"), .work(-1)), (.character("W"), .work(1)),
      ]),
    Binding(
      "a A", "spaces", "more address spaces, or fewer",
      [
        (.character("a"), .spaces(1)), (.character("A"), .spaces(-1)),
      ]),
    commandLineKey,
    Binding("$", "", "back, as with Esc", [(.character("$"), .costs)]),
    Binding(
      "Home End", "", "the first or the last proposal, also g and G",
      [(.home, .first), (.end, .last), (.character("g"), .first), (.character("G"), .last)]),
    Binding("PgUp PgDn", "", "ten proposals up or down", [(.pageUp, .movePage(-1)), (.pageDown, .movePage(1))]),
  ]
}
