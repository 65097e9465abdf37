import PageCacheModel
import RaceMachine

extension Session {
  /// The words called `name`: one word (`page[0x48].private`), an array (`xa_node#1.slots`), or all words of an object
  /// (`page[0x48]`).
  ///
  /// - Throws: when nothing is so called; suggests the closest name.
  public func words(called name: String) throws(PlaceError) -> [Address] {
    for row in map.rows {
      for object in 0..<row.count {
        let owner = row.name(of: object)
        guard name.hasPrefix(owner) else { continue }
        let found = words(of: row, object).filter { $0.names.contains(name) }.map(\.address)
        if !found.isEmpty { return found }
      }
    }
    throw PlaceError(
      message: "this model has no word or object '\(name)'",
      suggestion: Spelling.closest(to: name, among: closeNames(to: name)))
  }

  /// The names of all objects with their fields that begin with `prefix`, as far as the next dot: first the objects,
  /// then, once an object is spelt out, its fields.
  public func wordNames(beginningWith prefix: String, limit: Int = 200) -> [String] {
    var names: [String] = []
    func add(_ name: String) {
      if name.hasPrefix(prefix), names.count < limit, !names.contains(name) { names.append(name) }
    }
    for row in map.rows where names.count < limit {
      for object in 0..<row.count where names.count < limit {
        let owner = row.name(of: object)
        let isSpelt = !owner.isEmpty && prefix.hasPrefix(owner + ".")
        if !owner.isEmpty, !isSpelt, row.fields.contains(where: { $0.region.nature != .ghost }) { add(owner) }
        if owner.isEmpty || isSpelt { fieldNames(of: row, object).forEach(add) }
      }
    }
    return names
  }

  /// The names of the fields of an object that people can see.
  private func fieldNames(of row: ObjectRow, _ object: Int) -> [String] {
    words(of: row, object).compactMap { $0.names.first }.reduce(into: []) { names, name in
      if names.last != name { names.append(name) }
    }
  }

  /// The words of an object and by which names each is known: its own or its array's, and the object's.
  private func words(of row: ObjectRow, _ object: Int) -> [(address: Address, names: [String])] {
    var words: [(Address, [String])] = []
    let owner = row.name(of: object)
    var address = row[object]
    for field in row.fields {
      for _ in 0..<field.length {
        let own = map.name(of: address)
        let array = field.length > 1 ? String(own[..<(own.lastIndex(of: "[") ?? own.endIndex)]) : own
        if field.region.nature != .ghost {
          words.append((address, own == array ? [own, owner] : [own, array, owner]))
        }
        address = address + 1
      }
    }
    return words
  }

  /// The names from which a suggestion is made: those of objects, or, after a dot, of the fields of the one named.
  private func closeNames(to name: String) -> [String] {
    guard let dot = name.lastIndex(of: ".") else { return wordNames(beginningWith: "", limit: 2_000) }
    let owner = String(name[..<dot])
    let fields = wordNames(beginningWith: owner + ".")
    if !fields.isEmpty { return fields }
    let field = name[dot...]
    return wordNames(beginningWith: "", limit: 2_000).map { $0 + field }
  }

  /// What the last step did to one of `words`, in words, if that is an access of the wanted kind.
  func access(to words: Set<Address>, _ kind: WatchedAccess) -> String? {
    guard position > 0 else { return nil }
    let event = history.events[position - 1]
    let who = "CPU \(event.move.cpu)"
    func text(_ address: Address, _ word: Word) -> String { (map.field(at: address)?.format ?? .decimal).text(word) }
    if kind != .read, let write = history.writes(of: position - 1).first(where: { words.contains($0.address) }) {
      let (new, old) = (text(write.address, write.new), text(write.address, write.old))
      let change = new == old ? new : "\(new), was \(old)"
      return "\(who) wrote \(map.name(of: write.address)) at step \(position): \(change)"
    }
    guard kind != .write else { return nil }
    if let access = event.access, words.contains(access.address), access.kind.reads {
      return "\(who) read \(map.name(of: access.address)) at step \(position): \(text(access.address, access.old))"
    }
    return event.glances.first(where: words.contains).map { "\(who) read \(map.name(of: $0)) at step \(position)" }
  }
}

extension AccessKind {
  /// Whether a person would call it a read.
  fileprivate var reads: Bool {
    switch self {
    case .load, .add, .addAndTest, .addUnlessZero, .rmw: true
    case .store, .lock, .unlock, .fence: false
    }
  }
}
