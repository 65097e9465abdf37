import RaceMachine

/// How a script names a value: a word of memory or a variable of a CPU.
public enum DemoName: Hashable, Sendable {
  /// A word of memory as the screen calls it, `page[0x4a].private`; without a number the first of its kind, so that
  /// `page.private` is the head's.
  case word(String)
  /// What the page cache's tree holds at an offset: `slot 10`, of another swap file `slot 1:10`.
  case slot(file: Word, offset: Word)
  /// What the tree of another file holds at an index: `slot file 0:5`.
  case fileSlot(file: Word, index: Word)
  /// The use count of a swap slot: `swap_map 10`, of another file `swap_map 1:10`.
  case swapMap(file: Word, offset: Word)
  /// A variable of a CPU: `cpu 0 index`, of a certain function `cpu 0 find_subpage.index`. After its function
  /// has returned, what the lookup announced under that name.
  case variable(cpu: Int, name: String)
}

extension DemoName: CustomStringConvertible {
  /// The name as a script spells it.
  public var description: String {
    switch self {
    case .word(let name):
      Self.reserved.contains(name) ? name.quoted : name.quotedUnlessWord(stops: [",", "=", "!"])
    case .slot(let file, let offset): "slot " + Self.text(file, offset)
    case .fileSlot(let file, let index): "slot file " + Self.text(file, index)
    case .swapMap(let file, let offset): "swap_map " + Self.text(file, offset)
    case .variable(let cpu, let name): "cpu \(cpu) \(name)"
    }
  }

  /// Words that mean something else where a name may stand.
  private static let reserved: Set<String> = ["slot", "swap_map", "cpu", "none", "not", "broken", "step", "over"]

  private static func text(_ file: Word, _ offset: Word) -> String { (file == 0 ? "" : "\(file):") + "\(offset)" }
}
