extension Keymap {
  static let digits: [(Key, Command)] = (0...9).map {
    (.character(Character(String($0))), .step(cpu: $0))
  }

  /// Keys of a run, besides those that are the same everywhere, in the order of the footer; the help has them by groups.
  static let runKeys: [Binding] =
    [
      Binding("0 1 2 \(Glyphs.folded)", "step CPU", "one step of the CPU with that number", digits).under(.going),
      Binding(
        "c C", "caption", "say something here; C begins a chapter",
        [(.character("c"), .say), (.character("C"), .nameChapter)]
      ).under(.recording),
      Binding(
        "\(Glyphs.left) \(Glyphs.right)", "back, on", "one step back, or on along the way that is known, also h and l",
        [(.left, .back(1)), (.right, .forward(1)), (.character("h"), .back(1)), (.character("l"), .forward(1))]
      ).under(.going),
      Binding(
        "space", "play", "go on by itself until a check fires or nobody can go on; again: pause",
        [(.character(" "), .playOrPause)]
      ).under(.going),
      Binding(
        "e", "explore", "explore every interleaving of this pair; again: stop; once explored: what came out",
        [(.character("e"), .explore)]
      ).under(.asking),
      Binding(
        "x", "counterexample",
        "show the shortest run to a violation; again: the next kind of run, or the next violation",
        [(.character("x"), .counterexample)]
      ).under(.asking),
      Binding(
        "u", "your run", "return to your own run, whose place a counterexample has taken", [(.character("u"), .ownRun)]
      ).under(.asking),
      Binding("w", "why", "say in words why the run breaks", [(.character("w"), .why)]).under(.asking),
    ] + lookKeys + [
      Binding("p", "proposal", "run the same schedule under another proposal", [(.character("p"), .proposals)])
        .under(.changing),
      Binding("s", "scenario", "begin another scenario under this proposal", [(.character("s"), .scenarios)])
        .under(.changing),
      Binding("o", "options", "begin again with another value of a parameter", [(.character("o"), .parameters)])
        .under(.changing),
      matrixKey.under(.asking), challengeKey.under(.asking), costsKey.under(.asking),
    ] + panelKeys + [
      Binding("PgUp PgDn", "", "ten steps back, or on", [(.pageUp, .back(10)), (.pageDown, .forward(10))]).under(
        .going),
      Binding(
        "Home End", "", "to the beginning, or to the end of the known way, also g and G",
        [(.home, .toStart), (.end, .toEnd), (.character("g"), .toStart), (.character("G"), .toEnd)]
      ).under(.going),
      Binding(
        "+ -", "", "play faster, or slower",
        [(.character("+"), .faster), (.character("="), .faster), (.character("-"), .slower)]
      ).under(.going),
      Binding("r", "", "begin again; the way so far is kept as a branch", [(.character("r"), .restart)]).under(.going),
      largeKey.under(.looking),
    ] + controlKeys

  /// Keys that show more of a run.
  private static let lookKeys: [Binding] = [
    Binding(
      "i", "inspect", "select a value: who wrote it, when, over what, who reads it next; also a click on it",
      [(.character("i"), .inspect)]),
    Binding("v", "steps", "all steps of this way, to filter and to go to one", [(.character("v"), .events)]),
    lanesKey,
    Binding(
      "t", "tree", "show the tree of another swap file or file, at last again the one touched last",
      [(.character("t"), .nextTree)]),
  ].map { $0.under(.looking) }

  /// Keys that give a panel the focus, and act on it.
  private static let panelKeys: [Binding] = [
    Binding(
      "Tab", "panel",
      "focus the next panel, also CPUs, slots, locks that are not shown; Shift-Tab the previous one",
      [(.tab, .panel(1)), (.backTab, .panel(-1))]),
    Binding(
      "\(Glyphs.up) \(Glyphs.down)", "scroll",
      "scroll the panel that has the focus, also k and j, and the wheel over it",
      [(.up, .move(-1)), (.down, .move(1)), (.character("k"), .move(-1)), (.character("j"), .move(1))]),
    Binding(
      "T", "whole tree", "every node of the tree with all its slots, as a list that scrolls; again: the picture",
      [(.character("T"), .wholeTree)]),
  ].map { $0.under(.looking) }

  /// The key of the lecture hall.
  static let largeKey = Binding(
    "z", "", "for a lecture hall: fewer things, more space; again: all of it", [(.character("z"), .large)])

  /// Keys while something is typed; characters are text.
  static let typingKeys: [Binding] =
    [
      Binding("Enter", "keep", "keep it: write it to the recording, or find it", [(.enter, .choose)]),
      Binding("Esc", "leave", "forget it", [(.escape, .leave)]),
    ] + editing

  /// Keys that edit a line of text.
  static let editing: [Binding] = [
    Binding(
      "\(Glyphs.left) \(Glyphs.right)", "cursor", "a character to the left or right",
      [(.left, .move(-1)), (.right, .move(1))]),
    Binding("Home End", "", "to either end", [(.home, .first), (.end, .last)]),
    Binding(
      "Backspace", "", "erase the character to the left; Delete, the one at the cursor",
      [(.backspace, .erase(-1)), (.delete, .erase(1))]),
    Binding("Ctrl-L", "", "paint the screen again", [(.ctrl("l"), .redraw)]),
  ]

  /// Keys of the matrix, besides those that are the same everywhere.
  static let matrixKeys: [Binding] = [
    Binding(
      "\(Glyphs.left) \(Glyphs.up) \(Glyphs.down) \(Glyphs.right)", "cell", "another cell, also h k j l",
      [
        (.left, .column(-1)), (.up, .move(-1)), (.down, .move(1)), (.right, .column(1)),
        (.character("h"), .column(-1)), (.character("k"), .move(-1)), (.character("j"), .move(1)),
        (.character("l"), .column(1)),
      ]),
    Binding(
      "Enter", "step through it", "open the run: the counterexample if the pair is broken, else its beginning",
      [(.enter, .choose)]),
    Binding("w", "why", "say in words why the pair breaks", [(.character("w"), .why)]),
    Binding(
      "e", "explore", "explore the pairs that are missing; again: stop; once all are there: all of them again",
      [(.character("e"), .explore)]),
    Binding(
      "Home End", "", "the first or the last scenario, also g and G",
      [(.home, .first), (.end, .last), (.character("g"), .first), (.character("G"), .last)]),
    costsKey, commandLineKey,
    Binding("PgUp PgDn", "", "ten scenarios up or down", [(.pageUp, .movePage(-1)), (.pageDown, .movePage(1))]),
  ]

  /// Keys of a demo, besides those that are the same everywhere.
  static let demoKeys: [Binding] = [
    Binding(
      "1 2 3", "answer", "answer a question of the story; space shows the right answer",
      (1...3).map { (.character(Character(String($0))), .answer($0 - 1)) }),
    Binding("space", "play", "play, or pause", [(.character(" "), .playOrPause)]),
    Binding(
      "\(Glyphs.left) \(Glyphs.right)", "step", "one move of the story back, or on, also h and l",
      [(.left, .back(1)), (.right, .forward(1)), (.character("h"), .back(1)), (.character("l"), .forward(1))]),
    Binding(
      "Enter", "take over", "go on from here yourself; Esc returns to the story", [(.enter, .takeOver)]),
    Binding(
      "[ ]", "chapter", "the previous chapter, or the next, also PgUp and PgDn",
      [
        (.character("["), .chapter(-1)), (.character("]"), .chapter(1)), (.pageUp, .chapter(-1)),
        (.pageDown, .chapter(1)),
      ]),
    Binding("$", "", costsKey.explanation, [(.character("$"), .costs)]),
    Binding(":", "", commandLineKey.explanation, [(.character(":"), .commandLine)]),
    Binding(
      "+ -", "speed", "faster, or slower",
      [(.character("+"), .faster), (.character("="), .faster), (.character("-"), .slower)]),
    Binding(
      "Home End", "", "the beginning, or the end, also g and G",
      [(.home, .toStart), (.end, .toEnd), (.character("g"), .toStart), (.character("G"), .toEnd)]),
    largeKey,
  ]
}
