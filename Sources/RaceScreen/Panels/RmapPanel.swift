import PageCacheModel
import RaceMachine
import RaceSession

/// Where a mapped page says that it is, what a walk of the reverse mapping has read of it, and what it must say.
struct RmapPanel {
  let moment: Moment
  let index: KernelReading.LinearIndex
  let titleRows: Int

  private var session: Session { moment.session }
  private var isSmall: Bool { moment.room == .small }

  func draw(in canvas: inout Canvas) {
    canvas.heading(
      StyledText("rmap", .strong) + StyledText(" of page ", .muted) + StyledText(Numbers.frame(Int64(index.pfn))), y: 0)
    let shares = isSmall ? [0, 20, 42, 62] : [0, 29, 54, 76]
    let columns = shares.map { 2 + $0 * (canvas.width - 4) / 100 }
    let y = titleRows
    drawField(x: columns[0], width: columns[1] - columns[0] - 1, y: y, in: &canvas)
    drawWalk(x: columns[1], width: columns[2] - columns[1] - 1, y: y, in: &canvas)
    put(index.value.formatted(index.expected), "linear index", x: columns[2], y: y, in: &canvas)
    canvas.put("while it is mapped", x: columns[2], y: y + 2, .muted, width: columns[3] - columns[2] - 1)
    let (verdict, why) = verdict
    canvas.put(verdict, x: columns[3], y: y, width: canvas.width - columns[3])
    canvas.put(why, x: columns[3], y: y + 1, .muted, width: canvas.width - columns[3])
  }

  /// The field as it stands now, and who wrote it.
  private func drawField(x: Int, width: Int, y: Int, in canvas: inout Canvas) {
    let address = index.value.address
    canvas.put(value: index.value.text, moment.mark(address, plain: .strong), x: x, y: y)
    canvas.put(index.fieldName, x: x, y: y + 1, .muted)
    let long = moment.provenance(of: address, was: index.value.formatted)
    let tag =
      long.isEmpty ? StyledText("untouched", .muted) : long.width <= width ? long : moment.provenance(of: address)
    canvas.put(tag, x: x, y: y + 2, width: width)
  }

  /// What the last walk has read.
  private func drawWalk(x: Int, width: Int, y: Int, in canvas: inout Canvas) {
    guard let walk else { return put(nil, "read by the walk", x: x, y: y, in: &canvas) }
    let isWrong = moment.isRmapLost && walk.read.value != index.expected
    canvas.put(value: walk.read.text, Mark(style: isWrong ? .wrong : .strong), x: x, y: y)
    canvas.put(.tag(walk.cpu) + StyledText(" read at \(walk.read.step)", .muted), x: x, y: y + 1, width: width)
  }

  private func put(_ value: String?, _ caption: String, x: Int, y: Int, in canvas: inout Canvas) {
    canvas.put(value ?? String(Glyphs.empty), x: x, y: y, value == nil ? .muted : .strong)
    canvas.put(caption, x: x, y: y + 1, .muted)
  }

  private var walk: (cpu: Int, read: Observation)? {
    (0..<session.cpuCount).compactMap { cpu in session.observation("pgoff", of: cpu).map { (cpu, $0) } }
      .max { $0.1.step < $1.1.step }
  }

  private var verdict: (StyledText, String) {
    let isMisread = walk.map { $0.read.value != index.expected } ?? false
    if moment.isRmapLost {
      return (
        StyledText("\(Glyphs.wrong) wrong place", .wrongText), isMisread ? "the walk misses the page" : "lost for good"
      )
    }
    if index.isRight { return (StyledText("\(Glyphs.safe) right", .muted), "") }
    if !index.isMapped { return (StyledText("not mapped", .muted), "so nobody asks") }
    return (StyledText("not its index", .strong), "a walk would miss it")
  }
}
