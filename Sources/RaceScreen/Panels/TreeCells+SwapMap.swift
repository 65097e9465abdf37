import PageCacheModel
import RaceMachine

/// The line below a tree of the swap cache that tells who uses the slots.
extension TreeCells {
  /// The slots of this swap file whose users are pointed at.
  var pointedSlots: [KernelReading.SwapSlot] { moment.pointedSwapSlots.filter { $0.type == swapFile } }

  /// Whether a node is a leaf with a slot for this offset.
  func covers(_ node: KernelReading.Node, _ offset: Word) -> Bool {
    guard node.shift == 0, !node.isDead else { return false }
    return offset >= node.firstIndex && offset - node.firstIndex < Word(node.slots.count)
  }

  /// The line by itself, if it is pointed at.
  func drawPointedSwapMap(y: Int, in canvas: inout Canvas) {
    guard reading.geometry.chunkShift <= 2, let swapFile, !pointedSlots.isEmpty else { return }
    drawSwapMap(swapFile, below: nil, y: min(y, canvas.height - 1), in: &canvas)
  }

  /// What the swap file says of the slots that a leaf covers; without one, of those that are pointed at or asked for.
  func drawSwapMap(_ file: Word, below leaf: KernelReading.Node?, y: Int, in canvas: inout Canvas) {
    let (label, cell) = columns(canvas.width)
    let pointed = pointedSlots.first?.offset
    let wanted = pointed ?? moment.lookup?.offset?.value ?? 0
    let first = leaf.flatMap { $0.isDead ? nil : $0.firstIndex } ?? wanted & ~3
    // Of another swap file than the one that is looked at, only what its tree covers is told.
    if pointed == nil, leaf?.isDead != false, moment.spaces.count > 1, file != 0 { return }
    let isBelow = leaf != nil || pointed == nil
    canvas.put(isBelow ? "swap map" : "map \(reading.offsetText(first))..", x: 0, y: y, .muted, width: label)
    for slot in reading.swapSlots where slot.type == file && slot.offset >= first && slot.offset < first + 4 {
      let x = label + Int(slot.offset - first) * cell
      let mark = moment.mark(slot.value.address)
      let text = Self.users(slot.value.text, width: cell - 1)
      let width = CellWidth.of(text)
      canvas.put(value: text, mark, x: x + 1 + max(0, cell - 1 - width) / 2, y: y, isTight: isSmall)
    }
  }

  /// `cache + 1`, or as much shorter as the cell is narrow: `c+1`.
  private static func users(_ text: String, width: Int) -> String {
    let close = text.replacing(" + ", with: "+")
    let forms = [
      text, close, close.replacing("cache", with: "c"),
      close.replacing("cache", with: "c").replacing("shmem", with: "s"),
    ]
    return forms.first { CellWidth.of($0) <= width } ?? forms[3]
  }
}
