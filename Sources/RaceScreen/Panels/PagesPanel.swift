import PageCacheModel
import RaceMachine
import RaceSession

/// What the fields of the pages say, who wrote them, which page is wanted and which would be given.
struct PagesPanel {
  let moment: Moment
  let titleRows: Int

  private var isSmall: Bool { moment.room == .small }

  func draw(in canvas: inout Canvas) {
    guard let head = moment.pages.first else { return canvas.heading(StyledText("pages", .strong), y: 0) }
    drawTitle(head, in: &canvas)
    let columns = PageColumns(width: canvas.width, room: moment.room, pages: moment.pages)
    // The line below the title is for the names of the columns.
    var y = isSmall ? titleRows : 1
    if !isSmall {
      columns.drawNames(y: y, in: &canvas)
      y += moment.room == .large ? 2 : 1
    }
    let rest = canvas.height - y
    let pte = moment.reading?.pageTableEntry
    let below = (isSmall ? 1 : 2) + (pte == nil ? 0 : 1)
    // Where there is little room, the flags have a row of their own; one page by itself always gets it.
    let isOneOfSeveral = Self.owners(moment).count > 1
    let rows = PageRows(moment: moment).rows(rest - (isSmall && isOneOfSeveral ? below - 1 : below))
    var flagRows = rest - rows.count - (pte == nil ? 0 : 1)
    let scroll = max(0, min(moment.options.scroll[.pages] ?? 0, rows.count - 1))
    for row in rows.dropFirst(scroll).prefix(max(0, pte == nil ? rest : rest - 1)) where y < canvas.height {
      columns.draw(row, moment, y: y, in: &canvas)
      y += 1
      if isSmall, case .page(let page) = row, page.part != .tail, !page.isStranger, !isOneOfSeveral || flagRows > 0 {
        flagRows -= 1
        drawFlags(of: page, x: columns.part, y: y, in: &canvas)
        y += 1
      }
    }
    if !isSmall {
      let last = moment.room == .large ? min(y + 1, canvas.height - 1) : canvas.height - 1
      drawFlags(of: moment.lookup?.head ?? head, x: 0, y: pte == nil ? last : last - 1, in: &canvas)
      if let pte { draw(pte, y: last, in: &canvas) }
    } else if let pte {
      draw(pte, y: canvas.height - 1, in: &canvas)
    }
  }

  /// The pages that have fields of their own, other owners' pages left out.
  private static func owners(_ moment: Moment) -> [KernelReading.Page] {
    moment.pages.filter { $0.part != .tail && !$0.isStranger }
  }

  private func drawTitle(_ head: KernelReading.Page, in canvas: inout Canvas) {
    let page = moment.lookup?.head ?? head
    func item(_ name: String, _ value: KernelReading.Value) -> StyledText {
      StyledText("\(name) ", .muted) + StyledText(value: value.text, moment.mark(value.address))
    }
    let count = StyledText(value: count(page), moment.mark(page.refcount.address))
    var parts = [
      StyledText(Self.owners(moment).count > 1 ? Numbers.frame(Int64(page.pfn)) : "", moment.quiet(.text)),
      StyledText("ref ", .muted) + count, item("mapped", page.mapcount),
    ]
    if !isSmall, page.order > 0 {
      parts.append(StyledText("order ", .muted) + StyledText("\(page.order)", moment.quiet(.text)))
    }
    canvas.heading("pages", trailing: .joined(parts, gap: isSmall ? 2 : 3), y: 0)
  }

  /// The reference count, or what a count of 0 means.
  private func count(_ page: KernelReading.Page) -> String {
    page.isFree ? "free" : page.refcount.word == 0 ? "frozen" : page.refcount.text
  }

  /// The entry of the page table, and who holds its lock.
  private func draw(_ pte: KernelReading.PageTableEntry, y: Int, in canvas: inout Canvas) {
    let value = StyledText(value: pte.entry.text, moment.mark(pte.entry.address))
    let owner = moment.session.view.owner(of: pte.lock.address)
    let lock = owner.map { StyledText("lock ", moment.quiet(.text)) + .tag($0) } ?? StyledText()
    let name = StyledText("pte ", .muted)
    let fate = moment.provenance(of: pte.entry.address)
    let whole = StyledText.joined([name + value, fate])
    let room = canvas.width - 7
    canvas.put(whole.width <= room ? whole : name + value, x: 0, y: y, width: room)
    canvas.put(lock, x: canvas.width - lock.width, y: y)
  }

  /// The fields of a head that have no column.
  private func drawFlags(of page: KernelReading.Page, x: Int, y: Int, in canvas: inout Canvas) {
    let index = StyledText(value: page.index.text, moment.mark(page.index.address))
    guard isSmall else {
      let owner = page.part == .head ? "head index " : "index "
      let fate =
        moment.session.provenance(of: page.index.address) == nil
        ? StyledText(", untouched", .muted) : StyledText("  ") + moment.provenance(of: page.index.address)
      canvas.put(StyledText(owner, .muted) + index + fate, x: x, y: y, width: canvas.width - x)
      return
    }
    let flag = moment.mark(page, flags: [.swapcache])
    let start = max(2, min(x, canvas.width - 25 - CellWidth.of(page.index.text) - 1))
    canvas.put("swapcache", x: start, y: y, .muted)
    canvas.put(value: page.isInSwapCache ? "yes" : "no", flag, x: start + 12, y: y)
    canvas.put("index", x: start + 18, y: y, .muted)
    canvas.put(value: page.index.text, moment.mark(page.index.address), x: start + 24, y: y)
  }
}
