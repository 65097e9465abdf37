import PageCacheModel
import RaceMachine
import RaceSession

/// The formula of a lookup in large: numbers, what they are, how far off the result is.
struct LargeFormula {
  let moment: Moment

  /// - Parameter rows: from the numbers to what they are called.
  func draw(y: Int, rows: Int, in canvas: inout Canvas) {
    guard let reading = moment.reading else { return }
    let lookup = moment.lookup
    let sources = DerivationSources(moment: moment, reading: reading)
    let terms = reading.model.proposal.formula.terms
    // Five places, of which a shorter formula leaves some free; the second one and the fourth may hold long numbers.
    let shares = [0, 19, 42, 57, 77]
    let places = Array(shares.prefix(max(1, terms.count))) + shares.suffix(2)
    let columns = places.map { 1 + $0 * canvas.width / 100 } + [canvas.width]
    func put(_ text: String?, _ style: Style, _ isPointed: Bool, _ caption: String, sign: String, at number: Int) {
      let x = columns[number]
      if !sign.isEmpty { canvas.put(sign, x: x - 3, y: y) }
      let mark = Mark(style: text == nil ? .muted : style, isHighlighted: isPointed)
      canvas.put(value: text ?? String(Glyphs.empty), mark, x: x, y: y, isTight: true)
      canvas.put(caption, x: x, y: y + rows, .muted, width: columns[number + 1] - x - 1)
    }
    if terms.isEmpty {
      put(lookup?.slot?.text, .strong, false, "the slot names it", sign: "", at: 0)
    }
    for (number, term) in terms.enumerated() {
      let known = lookup?.terms[number]
      let isPointed = known?.observation.map(sources.isPointed) ?? false
      put(
        known.flatMap(sources.text), known?.isWrong == true ? .wrong : .strong, isPointed, term.caption,
        sign: number > 0 ? term.sign : "", at: number)
    }
    let isNothing = lookup.map { $0.isOver && !$0.hasFound && !$0.isWrong } ?? false
    let found = isNothing ? "NULL" : lookup?.found.map(Numbers.frame)
    func points(_ frame: Int64?, _ name: String) -> Bool {
      lookup.map { moment.points(at: frame, called: name, of: $0.cpu) } ?? false
    }
    put(
      found, lookup?.isWrong == true ? .wrong : .strong, points(lookup?.found, "found"), "found", sign: "=",
      at: places.count - 2)
    put(
      lookup?.wanted.map(Numbers.frame), .strong, points(lookup?.wanted, "wanted"), "wanted", sign: "",
      at: places.count - 1)
    guard let lookup, lookup.isWrong else { return }
    let words = Numbers.distance(lookup.distance, withMemory: true)
    canvas.put(
      words, x: min(columns[places.count - 2], max(0, canvas.width - CellWidth.of(words))), y: y + rows + 1, .wrongText)
  }
}
