@testable import PageCacheModel
@testable import RaceMachine

/// The array as the oracle writes it.
extension XArrayBench {
  private typealias Node = XArrayMemory.Node

  /// A word of a slot, or a result.
  func json(_ entry: Word) -> ExactJSON {
    switch entry {
    case XAEntry.null: .null
    case XAEntry.zero: .object(["zero": .bool(true)])
    case XAEntry.retry: .object(["retry": .bool(true)])
    case _ where XAEntry.isValue(entry): .object(["v": .unsigned(entry >> 1)])
    case _ where XAEntry.errno(entry) != 0: .object(["err": .number(-Int128(XAEntry.errno(entry)))])
    case _ where XAEntry.isNode(entry): .object(["node": .bool(true)])
    case _ where XAEntry.isInternal(entry): .object(["sib": .unsigned(XAEntry.siblingSlot(entry))])
    default: .object(["p": .unsigned(entry >> 3)])
    }
  }

  /// What the oracle's entry stands for.
  func entry(_ json: ExactJSON) -> Word {
    if json == .null { return XAEntry.null }
    if let number = json["v"] { return XAEntry.value(number.word) }
    if let number = json["p"] { return number.word << 3 }
    if json["zero"] != nil { return XAEntry.zero }
    if json["retry"] != nil { return XAEntry.retry }
    preconditionFailure("\(json) is no entry to store")
  }

  private var headAddress: Address { model.memory.arrays[0] + XArrayMemory.Array.head }

  /// The state after an operation, in the oracle's words; `step` and `result` are the checkpoint's own.
  func dump() -> [String: ExactJSON] {
    let head = word(headAddress)
    let flags = word(model.memory.arrays[0] + XArrayMemory.Array.flags)
    var nodes: [ExactJSON] = []
    if XAEntry.isNode(head) { dump(XAEntry.toNode(head), path: [], into: &nodes) }
    return [
      "head": json(head), "xa_marks": .array((0..<3).map { .unsigned(flags >> $0 & 1) }), "nodes": .array(nodes),
    ]
  }

  private func dump(_ pointer: Word, path: [Word], into nodes: inout [ExactJSON]) {
    let base = KernelPointer.address(pointer)
    let size = model.memory.chunkSize
    let entries = (0..<size).map { word(base + Node.slots + $0) }
    let present = entries.enumerated().filter { $0.element != 0 }
    nodes.append(
      .object([
        "path": .array(path.map { .unsigned($0) }), "shift": .unsigned(word(base + Node.shift)),
        "offset": .unsigned(word(base + Node.offset)), "count": .unsigned(word(base + Node.count)),
        "nr_values": .unsigned(word(base + Node.values)),
        "slots": .object(
          Dictionary(uniqueKeysWithValues: present.map { (String($0.offset), json($0.element)) })),
        "marks": .array(
          (0..<3).map { mark in
            let bits = word(base + Node.slots + size + mark)
            return .array((0..<size).filter { bits >> $0 & 1 == 1 }.map { .unsigned(Word($0)) })
          }),
      ]))
    for (slot, entry) in present where XAEntry.isNode(entry) {
      dump(XAEntry.toNode(entry), path: path + [Word(slot)], into: &nodes)
    }
  }

  /// What is wrong with the nodes: lost ones, wrong parents, leftovers of a grace period. Nil when all is well.
  func defect() -> String? {
    var seen = 0
    let head = word(headAddress)
    if XAEntry.isNode(head), let wrong = defect(XAEntry.toNode(head), parent: 0, &seen) { return wrong }
    var live = 0
    for number in 0..<model.memory.nodes.count {
      switch word(model.memory.nodes[number] + Node.life) {
      case NodeLife.free: continue
      case NodeLife.live: live += 1
      case let life: return "\(model.memory.nodes.name(of: number)) is \(NodeLife.format.text(life))"
      }
    }
    return live == seen ? nil : "\(live) nodes live, \(seen) in the tree"
  }

  private func defect(_ pointer: Word, parent: Word, _ seen: inout Int) -> String? {
    seen += 1
    let base = KernelPointer.address(pointer)
    if word(base + Node.life) != NodeLife.live { return "a node of the tree is free" }
    if word(base + Node.parent) != parent { return "a node has the wrong parent" }
    for slot in 0..<model.memory.chunkSize {
      let entry = word(base + Node.slots + slot)
      if XAEntry.isNode(entry), let wrong = defect(XAEntry.toNode(entry), parent: pointer, &seen) { return wrong }
    }
    return nil
  }
}
