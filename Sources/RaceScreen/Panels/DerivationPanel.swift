import PageCacheModel
import RaceMachine
import RaceSession

/// With which numbers a page pointer was made, where each is from, and how far off the result is.
struct DerivationPanel {
  let moment: Moment
  let titleRows: Int

  private var isSmall: Bool { moment.room == .small }

  func draw(in canvas: inout Canvas) {
    guard let reading = moment.reading else { return }
    let terms = reading.model.proposal.formula.terms
    let sources = DerivationSources(moment: moment, reading: reading)
    drawTitle(in: &canvas)
    let y = titleRows
    guard !terms.isEmpty else { return drawPlain(sources, y: y, in: &canvas) }
    let columns = columns(count: terms.count, width: canvas.width)
    for (number, term) in terms.enumerated() {
      let known = moment.lookup?.terms[number]
      let x = columns[number]
      if number > 0 { canvas.put(term.sign, x: x - gap, y: y) }
      let isPointed = known?.observation.map(sources.isPointed) ?? false
      let mark = Mark(
        style: known?.isWrong == true ? .wrong : .strong, isHighlighted: isPointed,
        address: known.flatMap { moment.lookup?.source(of: $0) })
      draw(known.flatMap(sources.text), mark, x: x, y: y, in: &canvas)
      canvas.put(term.caption, x: x, y: y + 1, .muted)
      let end = number + 1 < columns.count ? columns[number + 1] - 1 : canvas.width
      let lines = known.map { sources.lines(for: $0, width: end - x) } ?? []
      for (row, line) in lines.enumerated() where canvas.height > y + 2 + row {
        canvas.put(line, x: x, y: y + 2 + row, width: max(0, end - x))
      }
    }
    drawResult(sources, columns, y: y, in: &canvas)
  }

  /// From a sign to the number after it.
  private var gap: Int { isSmall ? 3 : 4 }

  /// Where the numbers stand: the terms, the found page, the wanted page.
  private func columns(count: Int, width: Int) -> [Int] {
    // Five places in all, so that the result does not move when the formula is shorter.
    let all = isSmall ? [0, 19, 42, 57, 77] : [0, 23, 54, 68, 85]
    let shares = count >= 3 ? all : [all[0], all[1], all[3], all[4]]
    return shares.map { 2 + $0 * (width - 4) / 100 }
  }

  private func drawTitle(in canvas: inout Canvas) {
    var title = StyledText("derivation", .strong)
    if let lookup = moment.lookup { title += StyledText(" of ", .muted) + .tag(lookup.cpu) }
    canvas.heading(title, trailing: isSmall && canvas.height < titleRows + 3 ? distance : StyledText(), y: 0)
  }

  private var distance: StyledText {
    guard let lookup = moment.lookup, lookup.isWrong else { return StyledText() }
    return StyledText(Numbers.distance(lookup.distance, withMemory: true), .wrongText)
  }

  private func draw(
    _ text: String?, _ isWrong: Bool, _ isPointed: Bool, x: Int, y: Int, in canvas: inout Canvas
  ) {
    draw(text, Mark(style: isWrong ? .wrong : .strong, isHighlighted: isPointed), x: x, y: y, in: &canvas)
  }

  private func draw(_ text: String?, _ mark: Mark, x: Int, y: Int, in canvas: inout Canvas) {
    if let text {
      canvas.put(value: text, mark, x: x, y: y)
    } else {
      canvas.put(String(Glyphs.empty), x: x, y: y, .muted)
    }
  }

  // MARK: The result

  private func drawResult(_ sources: DerivationSources, _ columns: [Int], y: Int, in canvas: inout Canvas) {
    let lookup = moment.lookup
    let (found, wanted) = (columns[columns.count - 2], columns[columns.count - 1])
    canvas.put("=", x: found - gap, y: y)
    let isNothing = lookup.map { $0.isOver && !$0.hasFound && !$0.isWrong } ?? false
    let result = isNothing ? "NULL" : lookup?.found.map(Numbers.frame)
    func isPointed(_ frame: Int64?, _ name: String) -> Bool {
      lookup.map { moment.points(at: frame, called: name, of: $0.cpu) } ?? false
    }
    let isNothingPointed =
      isNothing
      && moment.options.variables.contains {
        $0.name == "found" && $0.value == 0 && $0.cpu == lookup?.cpu
      }
    let isFoundPointed = isNothingPointed || isPointed(lookup?.found, "found")
    draw(result, lookup?.isWrong == true, isFoundPointed, x: found, y: y, in: &canvas)
    let page = lookup?.wanted
    draw(page.map(Numbers.frame), false, isPointed(page, "wanted"), x: wanted, y: y, in: &canvas)
    canvas.put("found", x: found, y: y + 1, .muted)
    canvas.put("wanted", x: wanted, y: y + 1, .muted)
    guard let lookup, canvas.height > y + 2 else { return }
    if lookup.isWrong {
      let words = Numbers.distance(lookup.distance, withMemory: true)
      canvas.put(words, x: found, y: y + 2, .wrongText)
      if let right = sources.rightSum, canvas.height > y + 3 {
        canvas.put(right, x: min(found, max(0, canvas.width - right.width)), y: y + 3)
      }
    } else if lookup.hasFound, lookup.found == lookup.wanted {
      canvas.put("\(Glyphs.safe) right", x: found, y: y + 2, .muted)
    } else if isNothing {
      canvas.put("nothing found", x: found, y: y + 2, .muted)
    }
    if let place = sources.wantedPlace,
      CellWidth.of(Numbers.distance(lookup.distance, withMemory: true)) < wanted - found || !lookup.isWrong
    {
      canvas.put(place, x: wanted, y: y + 2, .muted, width: canvas.width - wanted)
    }
  }

  /// Nothing is derived: the slot names the page.
  private func drawPlain(_ sources: DerivationSources, y: Int, in canvas: inout Canvas) {
    let columns = columns(count: 2, width: canvas.width)
    let lookup = moment.lookup
    let isPointed = lookup?.slot.map(sources.isPointed) ?? false
    let mark = Mark(style: .strong, isHighlighted: isPointed, address: lookup?.slot?.address)
    draw(lookup?.slot?.text, mark, x: columns[0], y: y, in: &canvas)
    let caption =
      lookup?.offset.map { StyledText("slot ", .muted) + sources.offset($0) + StyledText(" names it", .muted) }
      ?? StyledText("the slot names it", .muted)
    canvas.put(caption, x: columns[0], y: y + 1)
    canvas.put("nothing is computed", x: columns[1], y: y, .muted)
    drawResult(sources, columns, y: y, in: &canvas)
  }
}
