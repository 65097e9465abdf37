/// The keys that are in effect: those of the ``Keymap``, as far as a person has not changed them.
public struct KeyTable: Hashable, Sendable {
  private var changed: [KeyContext: Changed] = [:]

  /// The keys of a context that is not as the keymap has it.
  private struct Changed: Hashable {
    /// The strokes of each binding of the keymap; it may have lost all, and get others.
    var strokes: [[Binding.Stroke]]
    /// What becomes of the bindings by that.
    var bindings: [Binding] = []
  }

  /// The keys of the keymap.
  public init() {}

  /// The keys of `context`, the most useful first.
  func bindings(_ context: KeyContext) -> [Binding] { changed[context]?.bindings ?? Keymap.bindings(context) }

  /// What `key` asks for in `context`; nil if nothing.
  func command(for key: Key, in context: KeyContext) -> Command? {
    guard let changed = changed[context] else { return Keymap.command(for: key, in: context) }
    return changed.strokes.lazy.flatMap { $0 }.first { $0.key == key }?.command
  }

  /// The keys that ask for `command`.
  func keys(for command: Command, in context: KeyContext) -> [Key] {
    bindings(context).flatMap(\.strokes).filter { $0.command == command }.map(\.key)
  }

  /// Makes a key ask for a command, or for nothing; whatever it has asked for before it asks for no longer.
  mutating func set(_ key: Key, to command: Command?, in context: KeyContext) {
    let usual = Keymap.bindings(context)
    var strokes = changed[context]?.strokes ?? usual.map(\.strokes)
    for index in strokes.indices { strokes[index].removeAll { $0.key == key } }
    let owner = usual.firstIndex { binding in binding.strokes.contains { $0.command == command } }
    if let command, let owner {
      // The person's own key comes first: it is the one that the footer names.
      let place = strokes[owner].firstIndex { $0.command == command } ?? strokes[owner].endIndex
      strokes[owner].insert(Binding.Stroke(key: key, command: command), at: place)
    }
    let bindings = zip(usual, strokes).compactMap { binding, strokes -> Binding? in
      if strokes.isEmpty { return nil }
      return strokes == binding.strokes ? binding : Binding(binding, strokes)
    }
    changed[context] = Changed(strokes: strokes, bindings: bindings)
  }
}

extension Binding {
  /// The same words about other keys.
  init(_ binding: Binding, _ strokes: [Stroke]) {
    var named: [Key] = []
    var told: Set<Command> = []
    for stroke in strokes where told.insert(stroke.command).inserted { named.append(stroke.key) }
    let others = strokes.map(\.key).filter { !named.contains($0) }
    let explanation = binding.explanation.firstRange(of: ", also ").map { binding.explanation[..<$0.lowerBound] }
    self.init(
      named.prefix(4).map(\.label).joined(separator: " ") + (named.count > 4 ? " \(Glyphs.folded)" : ""),
      binding.short,
      (explanation.map { String($0) } ?? binding.explanation)
        + (others.isEmpty ? "" : ", also " + others.map(\.label).joined(separator: " ")),
      strokes.map { ($0.key, $0.command) })
    group = binding.group
  }
}
