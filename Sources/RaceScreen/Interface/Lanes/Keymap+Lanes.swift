extension Keymap {
  /// The key that opens the lanes of a run.
  static let lanesKey = Binding(
    "L", "lanes", "the whole run as a lane for each CPU: what overlapped with what", [(.character("L"), .lanes)])

  /// Keys of the lanes, besides those that are the same everywhere.
  static let lanesKeys: [Binding] = [
    Binding(
      "\(Glyphs.left) \(Glyphs.right)", "step", "a step back, or on; the run goes there; also h and l",
      [(.left, .back(1)), (.right, .forward(1)), (.character("h"), .back(1)), (.character("l"), .forward(1))]),
    Binding(
      "[ ]", "switch", "to the previous switch to another CPU, or to the next one",
      [(.character("["), .nextSwitch(-1)), (.character("]"), .nextSwitch(1))]),
    Binding(
      "d", "difference", "to the next step at which the two runs differ, after the last one the first",
      [(.character("d"), .nextDifference)]),
    Binding(
      "p", "compare", "the same schedule under another proposal, beside this one", [(.character("p"), .proposals)]),
    Binding(
      "x", "counterexample", "a counterexample of this pair, beside this run; again: the next one, then none",
      [(.character("x"), .compareExample)]),
    Binding(
      "z", "all", "all steps in sight, several in a column; again: a column for each", [(.character("z"), .zoomAll)]),
    Binding(
      "Enter", "go there", "back to the run, at this step, also L", [(.enter, .choose), (.character("L"), .lanes)]),
    Binding(
      "\(Glyphs.up) \(Glyphs.down)", "lanes", "lanes further up or down, where not all can be seen, also k and j",
      [(.up, .move(-1)), (.down, .move(1)), (.character("k"), .move(-1)), (.character("j"), .move(1))]),
    Binding(
      "PgUp PgDn", "", "ten columns back, or on", [(.pageUp, .movePage(-1)), (.pageDown, .movePage(1))]),
    Binding(
      "Home End", "", "to the beginning, or to the end of the known way, also g and G",
      [(.home, .toStart), (.end, .toEnd), (.character("g"), .toStart), (.character("G"), .toEnd)]),
    Binding(
      "+ -", "", "fewer steps in a column, or more",
      [(.character("+"), .zoom(1)), (.character("="), .zoom(1)), (.character("-"), .zoom(-1))]),
    Keymap.commandLineKey,
  ]
}
