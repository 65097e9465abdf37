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
    let pte = moment.reading?.pageTable
    let rest = canvas.height - y - (pte == nil ? 0 : 1)
    if isSmall {
      drawRowsWithFlags(columns, y: y, rest, in: &canvas)
      if let pte { draw(pte, y: canvas.height - 1, in: &canvas) }
      return
    }
    let rows = scrolled(PageRows(moment: moment).rows(rest - 2, most: rest - 1))
    for row in rows.prefix(max(0, rest - 1)) {
      columns.draw(row, moment, y: y, in: &canvas)
      y += 1
    }
    let last = moment.room == .large ? min(y + 1, canvas.height - 1) : canvas.height - 1
    let owner = Self.owners(moment).first { moment.options.highlights.contains($0.index.address) }
    drawFlags(of: owner ?? moment.lookup?.head ?? head, x: 0, y: pte == nil ? last : last - 1, in: &canvas)
    if let pte { draw(pte, y: last, in: &canvas) }
  }

  private func scrolled(_ rows: [PageRow]) -> ArraySlice<PageRow> {
    rows.dropFirst(max(0, min(moment.options.scroll[.pages] ?? 0, rows.count - 1)))
  }

  /// Where there is little room, the flags have a row of their own below their page, as far as the rows allow. First come
  /// those where something happens.
  private func drawRowsWithFlags(_ columns: PageColumns, y: Int, _ room: Int, in canvas: inout Canvas) {
    let owners = Self.owners(moment)
    var wanting = owners.count { isFlagRowWanted($0) }
    let usual = max(wanting, owners.count > 1 ? 0 : 1)
    let rows = PageRows(moment: moment).rows(room - usual, most: room - min(wanting, max(0, room - 1)))
    var free = room - rows.count
    var y = y
    let end = y + room
    for row in scrolled(rows) where y < end {
      columns.draw(row, moment, y: y, in: &canvas)
      y += 1
      guard case .page(let page) = row, page.part != .tail, !page.isStranger, free > 0, y < end else { continue }
      let isWanted = isFlagRowWanted(page)
      guard isWanted || free > wanting else { continue }
      if isWanted { wanting -= 1 }
      free -= 1
      drawFlags(of: page, x: columns.part, y: y, in: &canvas)
      y += 1
    }
  }

  /// Whether the flags or the index of a page are pointed at, or were changed just now.
  private func isFlagRowWanted(_ page: KernelReading.Page) -> Bool {
    let flag = moment.mark(page, flags: [.swapcache])
    let index = moment.mark(page.index.address)
    return flag.isHighlighted || index.isHighlighted || flag.style.isBlock || index.style.isBlock
  }

  /// The pages that have fields of their own, other owners' pages left out.
  private static func owners(_ moment: Moment) -> [KernelReading.Page] {
    moment.pages.filter { $0.part != .tail && !$0.isStranger }
  }

  private func drawTitle(_ head: KernelReading.Page, in canvas: inout Canvas) {
    let pointed = Self.owners(moment).first { page in
      [page.refcount, page.mapcount].contains { moment.options.highlights.contains($0.address) }
    }
    let page = pointed ?? moment.lookup?.head ?? head
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

  /// The entry of the page table of which the story speaks, and who holds the lock.
  private func draw(_ table: KernelReading.PageTable, y: Int, in canvas: inout Canvas) {
    let asked = moment.lookup?.offset?.value
    guard
      let pte = table.entries.first(where: { moment.options.highlights.contains($0.value.address) })
        ?? table.entries.first(where: { $0.offset != nil && $0.offset == asked }) ?? table.entries.first
    else { return }
    let value = StyledText(value: pte.value.text, moment.mark(pte.value.address))
    let owner = moment.session.view.owner(of: table.lock.address)
    let lock = owner.map { StyledText("lock ", moment.quiet(.text)) + .tag($0) } ?? StyledText()
    let name = StyledText("pte ", .muted)
    let fate = moment.provenance(of: pte.value.address)
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
    let word = StyledText(value: page.isInSwapCache ? "yes" : "no", flag)
    if flag.isHighlighted || moment.mark(page.index.address).isHighlighted {
      return drawPointed(word, index, x: x, y: y, in: &canvas)
    }
    let start = max(2, min(x, canvas.width - 25 - CellWidth.of(page.index.text) - 1))
    canvas.put("swapcache", x: start, y: y, .muted)
    canvas.put(value: page.isInSwapCache ? "yes" : "no", flag, x: start + 12, y: y)
    canvas.put("index", x: start + 18, y: y, .muted)
    canvas.put(value: page.index.text, moment.mark(page.index.address), x: start + 24, y: y)
  }

  /// The same with pointers, which need more room: what is between gives way, then the long name of the flag.
  private func drawPointed(_ flag: StyledText, _ index: StyledText, x: Int, y: Int, in canvas: inout Canvas) {
    let forms = [("swapcache", 3), ("swapcache", 2), ("swapcache", 1), ("flag", 2), ("flag", 1)]
    let lines = forms.map { name, gap in
      StyledText.joined(
        [StyledText("\(name) ", .muted) + flag, StyledText("index ", .muted) + index], gap: gap)
    }
    guard let line = lines.first(where: { $0.width <= canvas.width }) ?? lines.last else { return }
    canvas.put(line, x: max(0, min(x, canvas.width - line.width)), y: y)
  }
}
