import PageCacheModel
import RaceMachine

/// What the swap file says of its slots: who uses each, and whether the swap cache has it.
struct SwapPanel {
  let moment: Moment
  let titleRows: Int

  func draw(in canvas: inout Canvas) {
    canvas.heading("swap map", y: 0)
    guard let reading = moment.reading else { return }
    let slots = reading.swapSlots
    var rows: [ClosedRange<Int>] = []
    for index in slots.indices {
      if let row = rows.last, looksLike(slots[index - 1], slots[index]) {
        rows[rows.count - 1] = row.lowerBound...index
      } else {
        rows.append(index...index)
      }
    }
    let room = max(0, canvas.height - titleRows)
    // What is pointed at comes into sight by itself.
    let pointed = rows.lastIndex { moment.options.highlights.contains(slots[$0.lowerBound].value.address) }
    let scroll = max(0, moment.options.scroll[.swap] ?? 0, (pointed ?? 0) + 1 - room)
    for (number, row) in rows.dropFirst(scroll).prefix(room).enumerated() {
      draw(
        slots[row.lowerBound], slots[row.upperBound], count: row.count, reading, y: titleRows + number, in: &canvas)
    }
  }

  private func looksLike(_ left: KernelReading.SwapSlot, _ right: KernelReading.SwapSlot) -> Bool {
    left.type == right.type && left.value.word == right.value.word
      && moment.mark(left.value.address).looksLike(moment.mark(right.value.address))
  }

  private func draw(
    _ first: KernelReading.SwapSlot, _ last: KernelReading.SwapSlot, count: Int, _ reading: KernelReading, y: Int,
    in canvas: inout Canvas
  ) {
    var name = "\(first.type):\(reading.offsetText(first.offset))"
    if count > 1 { name += " .. \(reading.offsetText(last.offset))" }
    let column = canvas.width * 2 / 5
    canvas.put(name, x: 0, y: y, first.value.word == 0 ? .muted : moment.quiet(.text), width: column - 2)
    let text = first.value.text
    let plain: Style = first.value.word == 0 ? .muted : .text
    let end = canvas.put(value: text, moment.mark(first.value.address, plain: plain), x: column, y: y)
    let tag = moment.provenance(of: first.value.address)
    canvas.put(tag, x: max(end + 2, canvas.width * 7 / 10), y: y)
  }
}
