extension Keymap {
  /// Keys that control a run more finely than step by step.
  static let controlKeys: [Binding] = [
    Binding(
      "n N", "over", "the CPU that ran last, or has the focus: over the call before it; N: out of its function",
      [(.character("n"), .stepOver), (.character("N"), .stepOut)]
    ).under(.going),
    Binding(
      "d", "details", "open the lines of that CPU into their single accesses; again: fold them",
      [(.character("d"), .expand)]
    ).under(.looking),
    Binding(
      "a", "adversary",
      "the next step of the shortest way to a violation, or of the one shown, and what it is for",
      [(.character("a"), .adversary)]
    ).under(.asking),
    Binding(
      "R", "random", "play by chance; again: with the next seed; a step of yours ends it",
      [(.character("R"), .random)]
    ).under(.going),
    Binding(
      "b", "breakpoint", "play stops before the next line of that CPU; again: no longer",
      [(.character("b"), .breakpoint)]
    ).under(.marking),
    Binding("'", "bookmark", "put a bookmark here", [(.character("'"), .bookmark)]).under(.marking),
    Binding(
      "B", "ways and marks", "the ways that you left, bookmarks, breakpoints and watchpoints",
      [(.character("B"), .ways)]
    ).under(.marking),
    Binding(
      "/", "search", "find a step by its line, function, word or value; Enter: the next, Backspace: the one before",
      [(.character("/"), .search), (.enter, .searchAgain(1)), (.backspace, .searchAgain(-1))]
    ).under(.marking),
    commandLineKey,
  ]

  /// Keys of the command line; characters are text.
  static let commandKeys: [Binding] =
    [
      Binding("Enter", "do it", "do it", [(.enter, .choose)]),
      Binding(
        "Tab", "complete", "complete the word, or take the next that fits; Shift-Tab the one before",
        [(.tab, .complete(1)), (.backTab, .complete(-1))]),
      Binding(
        "\(Glyphs.up) \(Glyphs.down)", "earlier", "the commands that you have typed",
        [(.up, .recall(-1)), (.down, .recall(1))]),
      Binding("Esc", "leave", "forget it", [(.escape, .leave)]),
    ] + editing
}
