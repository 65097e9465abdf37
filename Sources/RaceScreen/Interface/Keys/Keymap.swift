/// The one table of all keys: what each means, where, and in which words the screen speaks of it.
///
/// The footer shows the first bindings of a context that can act now, as many as fit; the help shows all of them.
public enum Keymap {
  /// What `key` asks for in `context`; nil if nothing.
  public static func command(for key: Key, in context: KeyContext) -> Command? {
    for binding in bindings(context) {
      if let stroke = binding.strokes.first(where: { $0.key == key }) { return stroke.command }
    }
    return nil
  }

  /// The keys of `context`, the most useful first.
  public static func bindings(_ context: KeyContext) -> [Binding] {
    switch context {
    case .start: startKeys + common("", "leave what is open; from the start page, q quits")
    case .run: runKeys + common("back", "back to the page from which the run was opened")
    case .demo: demoKeys + common("back", "back to the start page")
    case .matrix: matrixKeys + common("back", "back to the page from which the matrix was opened")
    case .lanes: lanesKeys + common("back", "back to the run, at this step")
    case .costs: costKeys + common("back", "back to the page from which the costs were opened")
    case .list: listKeys + common("back", "close the list")
    case .typing: typingKeys
    case .command: commandKeys
    case .ways: waysKeys + common("back", "close the list")
    case .choice: choiceKeys + common("back", "do not choose now")
    case .inspecting: inspectKeys + common("back", "select no value")
    case .events: eventKeys + common("back", "back to the run; with a filter, take that away first")
    case .filter: filterKeys
    case .why: whyKeys + common("back", "close the explanation")
    case .help: helpKeys
    }
  }

  private static func common(_ leaving: String, _ explanation: String) -> [Binding] {
    [
      Binding("Esc", leaving, explanation, [(.escape, .leave)]),
      Binding("?", "help", "show these keys, or close them", [(.character("?"), .help)]),
      Binding("q", "quit", "end the program", [(.character("q"), .quit)]),
      Binding("Ctrl-L", "", "paint the screen again", [(.ctrl("l"), .redraw)]),
    ]
  }

  static let vertical: [Binding] = [
    Binding(
      "\(Glyphs.up) \(Glyphs.down)", "choose", "the item above or below, also k and j",
      [(.up, .move(-1)), (.down, .move(1)), (.character("k"), .move(-1)), (.character("j"), .move(1))]),
    Binding(
      "PgUp PgDn", "", "a page up or down", [(.pageUp, .movePage(-1)), (.pageDown, .movePage(1))]),
    Binding(
      "Home End", "", "the first or the last item, also g and G",
      [(.home, .first), (.end, .last), (.character("g"), .first), (.character("G"), .last)]),
  ]

  private static let startKeys: [Binding] =
    [
      Binding("Enter", "open", "open the selected demo, scenario or proposal", [(.enter, .choose)]),
      Binding(
        "x", "see it break", "open the selected scenario, or a huge page that is deleted, where it breaks",
        [(.character("x"), .counterexample)]),
      Binding(
        "Tab", "column", "the next column; Shift-Tab the previous one, also \(Glyphs.left) \(Glyphs.right) h l",
        [
          (.tab, .column(1)), (.right, .column(1)), (.character("l"), .column(1)), (.backTab, .column(-1)),
          (.left, .column(-1)), (.character("h"), .column(-1)),
        ]),
      Binding("c", "continue", "go on with the run of last time, where it was left", [(.character("c"), .goOn)]),
      matrixKey, challengeKey, filterKey, costsKey, commandLineKey,
    ] + vertical

  /// The key that opens the matrix.
  static let matrixKey = Binding(
    "m", "matrix", "every interleaving of every scenario under every proposal", [(.character("m"), .matrix)])

  /// The key that opens the challenges.
  static let challengeKey = Binding(
    "!", "challenge", "you are the scheduler: let a pair break with as few context switches as you can",
    [(.character("!"), .challenges)])

  /// The key that opens the page of costs.
  static let costsKey = Binding("$", "costs", "what each fix costs, on 1 to 256 CPUs", [(.character("$"), .costs)])

  private static let listKeys: [Binding] =
    [Binding("Enter", "take", "take the selected item", [(.enter, .choose)])] + vertical + [filterKey]

  private static let filterKey = Binding(
    "/", "filter", "show only what matches what you type", [(.character("/"), .filter)])

  /// The key that opens the command line.
  static let commandLineKey = Binding(
    ":", "command", "type a command; :help lists them", [(.character(":"), .commandLine)])

  private static let waysKeys: [Binding] =
    [
      Binding("Enter", "go there", "go there: to a bookmark, a branch, or on to the stop", [(.enter, .choose)]),
      Binding("Delete", "forget", "forget it, also d", [(.delete, .remove), (.character("d"), .remove)]),
    ] + vertical + [Binding("B", "", "close the list", [(.character("B"), .ways)])]

  private static let choiceKeys: [Binding] = [
    Binding("Enter", "take", "the CPU goes on with the selected value", [(.enter, .choose)]),
    Binding(
      "\(Glyphs.left) \(Glyphs.right)", "choose", "the value before or after, also h and l",
      [
        (.left, .move(-1)), (.right, .move(1)), (.character("h"), .move(-1)), (.character("l"), .move(1)),
        (.up, .move(-1)), (.down, .move(1)), (.character("k"), .move(-1)), (.character("j"), .move(1)),
      ]),
    Binding(
      "PgUp PgDn", "", "ten values further", [(.pageUp, .movePage(-1)), (.pageDown, .movePage(1))]),
    Binding(
      "Home End", "", "the first or the last value, also g and G",
      [(.home, .first), (.end, .last), (.character("g"), .first), (.character("G"), .last)]),
  ]

  private static let helpKeys: [Binding] =
    [
      Binding("Esc", "back", "close the help, also ?", [(.escape, .leave), (.character("?"), .help)])
    ]
    + scrolling + [
      Binding("q", "quit", "end the program", [(.character("q"), .quit)]),
      Binding("Ctrl-L", "", "paint the screen again", [(.ctrl("l"), .redraw)]),
    ]

  private static let whyKeys = [Binding("w", "close", "close the explanation", [(.character("w"), .why)])] + scrolling

  private static let scrolling: [Binding] = [
    Binding(
      "\(Glyphs.up) \(Glyphs.down)", "scroll", "a line up or down, also k and j",
      [(.up, .move(-1)), (.down, .move(1)), (.character("k"), .move(-1)), (.character("j"), .move(1))]),
    Binding(
      "PgUp PgDn", "", "a page up or down, also space",
      [(.pageUp, .movePage(-1)), (.pageDown, .movePage(1)), (.character(" "), .movePage(1))]),
    Binding(
      "Home End", "", "the beginning or the end, also g and G",
      [(.home, .first), (.end, .last), (.character("g"), .first), (.character("G"), .last)]),
  ]
}
