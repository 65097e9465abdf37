extension Keymap {
  /// Keys while a value is selected.
  static let inspectKeys: [Binding] = [
    Binding(
      "\(Glyphs.left) \(Glyphs.up) \(Glyphs.down) \(Glyphs.right)", "value", "another value, also h k j l",
      [
        (.left, .column(-1)), (.up, .move(-1)), (.down, .move(1)), (.right, .column(1)),
        (.character("h"), .column(-1)), (.character("k"), .move(-1)), (.character("j"), .move(1)),
        (.character("l"), .column(1)),
      ]),
    Binding(
      "[ ]", "access", "go to the step before, or after, that reads or writes it",
      [(.character("["), .access(-1)), (.character("]"), .access(1))]),
    Binding("Enter", "its steps", "all steps that read or write it", [(.enter, .choose)]),
    Binding("b", "watch", "play stops where it is written; again: no longer", [(.character("b"), .breakpoint)]),
    Binding("0 1 2 \(Glyphs.folded)", "step CPU", "one step of the CPU with that number", digits),
    Binding("i", "", "select no value", [(.character("i"), .inspect)]),
  ]

  /// Keys of the page of all steps.
  static let eventKeys: [Binding] =
    [
      Binding("Enter", "go there", "go to the selected step", [(.enter, .choose)]),
      Binding(
        "/", "filter", "show only steps that have all the words: cpu1 write private 0x48", [(.character("/"), .filter)]),
    ] + vertical + [Binding("v", "", "back to the run", [(.character("v"), .events)])]

  /// Keys while a filter is typed; characters are text.
  static let filterKeys: [Binding] =
    [
      Binding(
        "Enter", "keep", "keep the filter, and choose a step; in other lists: take the selected item",
        [(.enter, .choose)]),
      Binding("Esc", "no filter", "show all again", [(.escape, .leave)]),
      Binding(
        "\(Glyphs.up) \(Glyphs.down)", "choose", "the item above or below", [(.up, .recall(-1)), (.down, .recall(1))]),
    ] + editing
}
