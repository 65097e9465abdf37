import RaceMachine

/// What the main screen shows besides the session itself: where the viewer looks, and what the caller has to say.
public struct MainScreenOptions: Sendable {
  /// The panel that the keys act on; nil for none.
  public var focus: Panel?
  /// A CPU that is to be among the two shown; nil to follow the run. The CPU that ran last is always shown, unless two
  /// others are pointed at.
  public var pinnedCPU: Int?
  /// Which address space is shown when the scenario has several, from 0; nil for the one that was touched last.
  public var space: Int?
  /// Whether and how the run goes on by itself, such as `paused` or `playing, 4 steps/s`.
  public var playing = "paused"
  /// What keys do now, the most important first. The footer shows what fits.
  public var hints: [FooterHint] = []
  /// The answer to the last key, such as `CPU 1 waits for i_pages lock, held by CPU 0`; nil for none.
  public var message: String?
  /// What a demo says; nil outside of demos.
  public var caption: Caption?
  /// Words to point at with ▸ ◂; while anything is pointed at, everything else is muted.
  public var highlights: Set<Address> = []
  /// Variables to point at in the same way, where the code or the arithmetic shows them.
  public var variables: [HighlightedVariable] = []
  /// The CPUs whose panels show every line as it ran, each with the access that it made and what that saw.
  public var expandedCPUs: Set<Int> = []
  /// The word whose value is selected; nil for none.
  public var selectedValue: Address?
  /// How far the viewer has scrolled each panel, in rows (the schedule: in steps) away from where it stands by itself.
  public var scroll: [Panel: Int] = [:]

  /// Whether the tree is shown node by node and slot by slot, instead of as a whole.
  public var isTreeInFull = false
  /// Whether the screen is for a lecture hall: one line a CPU, no tree, four pages, the formula, air.
  public var isLarge = false

  /// Nothing special: paused, no hints, no message.
  public init() {}
}

/// A variable of a CPU to point at.
public struct HighlightedVariable: Hashable, Sendable {
  /// Whose it is.
  public var cpu: Int
  /// The function that it belongs to; nil for any.
  public var function: String?
  /// Its name.
  public var name: String
  /// Its value now.
  public var value: Word
  /// The value as people read it.
  public var text: String
}

/// A part of the main screen.
public enum Panel: Hashable, Sendable {
  /// The code that a CPU runs.
  case cpu(Int)
  /// The tree.
  case tree
  /// The pages.
  case pages
  /// The slots of the swap file. Where there is little room, it takes the place of the pages while it has the focus.
  case swap
  /// The locks: who holds and who waits. Where there is little room, it takes the place of the pages like the swap map.
  case locks
  /// The page table, where the scenario has one. It takes the place of the pages like the swap map.
  case pageTable
  /// The arithmetic of a lookup.
  case derivation
  /// Who ran when.
  case schedule
}

/// A key and what it does, for the footer.
public struct FooterHint: Hashable, Sendable {
  /// The key, such as `space` or `← →`.
  public let key: String
  /// What it does, such as `step CPU 1`.
  public let label: String
  /// Whether it can act now.
  public let isEnabled: Bool

  /// `key` does `label`.
  public init(_ key: String, _ label: String, isEnabled: Bool = true) {
    self.key = key
    self.label = label
    self.isEnabled = isEnabled
  }
}

/// What a demo says, in the bottom quarter of the screen.
public struct Caption: Hashable, Sendable {
  /// At most two sentences, a line each.
  public var sentences: [String]
  /// The CPUs of which it speaks, the first one first.
  public var cpus: [Int]
  /// The CPU whose colour its bar has.
  public var cpu: Int? { cpus.first }
  /// The title of the demo, shown in the header.
  public var title: String
  /// Its chapters.
  public var chapters: [String]
  /// The number of the chapter that plays, from 0.
  public var chapter: Int
  /// How much of that chapter has been played, from 0 to 1.
  public var progress: Double
  /// The answers to a question that the sentences ask, or have asked.
  public var answers: [Answer] = []
  /// What was found out about every interleaving; nil for nothing.
  public var verdict: String?
  /// A remark for the presenter; nil for none.
  public var remark: String?

  /// An answer that the audience can pick.
  public struct Answer: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// Whether it is right; nil as long as that is not told.
    public var isRight: Bool?
    /// Whether it was picked.
    public var isPicked = false
  }

  /// A caption; without chapters there is no bar for progress.
  public init(
    _ sentences: [String], cpu: Int? = nil, title: String = "", chapters: [String] = [], chapter: Int = 0,
    progress: Double = 0
  ) {
    self.sentences = sentences
    cpus = cpu.map { [$0] } ?? []
    self.title = title
    self.chapters = chapters
    self.chapter = chapter
    self.progress = progress
  }
}
