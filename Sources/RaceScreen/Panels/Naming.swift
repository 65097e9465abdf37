import PageCacheModel
import RaceMachine

/// Names of words of memory as people say them.
struct Naming {
  let moment: Moment

  /// The object and the field or slot of a word.
  private struct Place {
    let owner: String
    let field: String
    let element: Int
  }

  private func place(_ address: Address) -> Place? {
    let map = moment.session.map
    guard let location = map.location(of: address) else { return nil }
    let row = map.rows[location.row]
    return Place(
      owner: row.name(of: location.object), field: row.fields[location.field].name, element: location.element)
  }

  /// What stands between the brackets of `page[0x48]`.
  private func inner(_ text: String, after prefix: String) -> String? {
    guard text.hasPrefix(prefix), text.hasSuffix("]") else { return nil }
    return String(text.dropFirst(prefix.count).dropLast())
  }

  private func nodeNumber(_ owner: String) -> Int? {
    owner.hasPrefix("xa_node#") ? Int(owner.dropFirst(8)) : nil
  }

  /// The index that a slot of a node covers first.
  func index(ofSlot slot: Int, in node: KernelReading.Node) -> Word {
    node.firstIndex &+ Word(slot) << Word(node.shift)
  }

  /// A slot of a node: by its swap offset in a leaf, by node and slot above, and in nodes that are cut off.
  func slotName(_ slot: Int, node number: Int) -> String {
    guard let node = moment.nodes[number], case .live = node.life, node.shift == 0, let reading = moment.reading else {
      return "node \(number + 1) slot \(slot)"
    }
    return "slot \(reading.offsetText(index(ofSlot: slot, in: node)))"
  }

  /// A few letters, for the line that a CPU is about to run: `slot 9`, `0x49`.
  func short(_ address: Address) -> String {
    guard let place = place(address) else { return "" }
    if let pfn = inner(place.owner, after: "page[") { return pfn }
    if let number = nodeNumber(place.owner) {
      return place.field == "slots" ? slotName(place.element, node: number - 1) : "node \(number)"
    }
    if let slot = inner(place.owner, after: "swap_map[") { return slot }
    if place.owner.hasPrefix("i_pages") { return place.field == "xa_head" ? "xa_head" : "" }
    return ""
  }

  /// For a sentence: `private of page 0x48`, `slot 9`.
  func long(_ address: Address) -> String {
    guard let place = place(address) else { return moment.session.map.name(of: address) }
    if let pfn = inner(place.owner, after: "page[") {
      switch place.field {
      case "flags": return "the flags of page \(pfn)"
      case "_refcount": return "the reference count of page \(pfn)"
      case "_mapcount": return "the map count of page \(pfn)"
      default: return "\(place.field) of page \(pfn)"
      }
    }
    if let number = nodeNumber(place.owner) {
      return place.field == "slots" ? slotName(place.element, node: number - 1) : "\(place.field) of node \(number)"
    }
    if let slot = inner(place.owner, after: "swap_map[") { return "the swap count of \(slot)" }
    if place.owner.hasPrefix("i_pages") { return place.field == "xa_head" ? "xa_head" : "the i_pages lock" }
    if place.owner == "mm" { return "the \(place.field)" }
    return moment.session.map.name(of: address)
  }

  /// The object to which a lock belongs: a page by its frame, a tree by its name.
  func lockOwner(_ address: Address) -> String {
    if let space = moment.spaces.first(where: { $0.lock.address == address }) { return space.name }
    let name = moment.session.map.name(of: address)
    guard let open = name.firstIndex(of: "["), let close = name.firstIndex(of: "]") else { return "" }
    return String(name[name.index(after: open)..<close])
  }

  /// What a slot holds, short enough for a cell.
  static func entry(_ text: String) -> String {
    text.hasPrefix("xa_node#") ? "node " + text.dropFirst(8) : text
  }
}
