/// The keys of what is open and how to read the screen: a page of its own that scrolls where it is too long.
struct HelpPage: TextCover, Hashable, Sendable {
  /// What it explains.
  let subject: KeyContext
  private let keys: KeyTable
  var top = 0

  init(_ subject: KeyContext, _ keys: KeyTable = KeyTable()) {
    self.subject = subject
    self.keys = keys
  }

  var context: KeyContext { .help }
  var toggle: Command { .help }
  var title: String { "keys of the \(subject.title)" }
  var fits: String { "all keys are shown" }

  /// A line: a key or sign, and a sentence; or a heading.
  struct Line {
    var lead = StyledText()
    var text = StyledText()
    var heading: String?
  }

  private static let leadWidth = 13

  func lines(width: Int) -> [Line] {
    var lines: [Line] = []
    for (title, bindings) in groups {
      if !lines.isEmpty { lines.append(Line()) }
      if let title { lines.append(Line(heading: title)) }
      for binding in bindings {
        add(StyledText(binding.label, .key), binding.explanation, to: &lines, width: width)
      }
    }
    let signs: [(StyledText, String)]
    switch subject {
    case .run, .demo, .choice: signs = Self.signs
    case .lanes: signs = Self.laneSigns
    case .matrix: signs = Self.matrixSigns
    case .costs: signs = Self.costSigns
    default: return lines
    }
    lines += [Line(), Line(heading: "how to read the screen")]
    for (lead, text) in signs { add(lead, text, to: &lines, width: width) }
    return lines
  }

  /// The keys under their headings; those that are the same everywhere stand last.
  private var groups: [(title: String?, bindings: [Binding])] {
    let bindings = keys.bindings(subject)
    let groups = KeyGroup.allCases.map { group in (title: group.title as String?, bindings.filter { $0.group == group })
    }
    .filter { !$0.1.isEmpty }
    let rest = bindings.filter { $0.group == nil }
    return groups + [(groups.isEmpty ? nil : "always", rest)]
  }

  private func add(_ lead: StyledText, _ text: String, to lines: inout [Line], width: Int) {
    for (index, piece) in CellWidth.wrap(text, width: max(1, width - Self.leadWidth)).enumerated() {
      lines.append(Line(lead: index == 0 ? lead : StyledText(), text: StyledText(piece)))
    }
  }

  private static let signs: [(StyledText, String)] = [
    (.tag(0) + " " + .tag(1), "the CPUs; the number is their name and their key"),
    (StyledText(String(Glyphs.pointerRight), .cpu(0)), "the line that a CPU runs next"),
    (.block("0", .changed(by: 1)), "changed just now, by the CPU of that colour"),
    (.block("0", .wrong), "on the way to the check that fired; \(Glyphs.wrong) marks its line"),
    (.tag(1) + StyledText(" at 14", .muted), "written by that CPU at that step"),
    ("( )", "in the schedule: RCU read section begins, ends"),
    ("r w", "load, store"),
    ("+ -", "reference taken, given back"),
    ("L U", "locked, unlocked"),
    (StyledText("= ", .muted) + StyledText(String(Glyphs.empty), .rule), "waits; somebody else runs"),
  ]

  private static let laneSigns: [(StyledText, String)] = [
    ("( )", "RCU read section begins, ends"),
    ("r w", "load, store"),
    ("+ -", "reference taken, given back"),
    ("L U", "locked, unlocked"),
    (.block(String(Glyphs.wrong), .wrong), "a check fired"),
    (
      StyledText(String(Glyphs.heavyHorizontal)), "below a lane: how long the RCU section or lock of that name was held"
    ),
    (StyledText("= ", .muted) + StyledText(String(Glyphs.empty), .rule), "waits; somebody else runs"),
    (StyledText(String(Glyphs.pointerUp), .muted), "the first step of a CPU that took over"),
    ("mouse", "a click on a column: to that step; pressed and let go elsewhere: to where it was let go"),
    (StyledText(String(Glyphs.pointerDown)), "the step at which the run stands, or the first at which two runs differ"),
  ]

  private static let matrixSigns: [(StyledText, String)] = [
    (StyledText(String(Glyphs.safe)), "safe: every interleaving keeps every promise"),
    (.block(String(Glyphs.wrong), .wrong), "broken: some interleaving does not; Enter opens it"),
    (StyledText(String(Glyphs.folded), .strong), "is being explored"),
    ("?", "unknown: nothing was found, but the search did not come to its end"),
    (StyledText("/", .muted), "not applicable: the scenario cannot run under that proposal"),
    (
      "P0 P1 \(Glyphs.folded)",
      "the proposals in the order of the thread; readers may look up any offset of the page, all else is at its defaults"
    ),
    (StyledText(String(Glyphs.wrong), .muted), "at the edges: how many are broken in that row or column"),
  ]

  func draw(_ line: Line, at y: Int, in region: inout Canvas) {
    if let heading = line.heading {
      region.region(Rect(x: 0, y: y, width: region.width, height: 1)) { $0.heading(heading, y: 0) }
    } else {
      region.put(line.lead, x: 0, y: y)
      region.put(line.text, x: Self.leadWidth, y: y)
    }
  }
}
