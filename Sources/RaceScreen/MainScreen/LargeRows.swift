/// Which row of a large screen holds what: the same at every step.
struct LargeRows {
  let header: Int
  let cpus: [Int]
  let rules: [Int]
  /// The first of three rows.
  let pages: Int
  /// The numbers; what they are called; the row after that says how far off the result is.
  let formula: Int
  let captions: Int
  /// Where a demo speaks.
  let words: Int
  let footer: Int

  /// Between which rows there may be air.
  private enum Gap: Int, CaseIterable {
    case top, header, cpus, rule, page, pages, formula, captions, words, footer, bottom
  }

  /// Spreads the parts over `height` rows, `words` of them for what a demo says.
  init(height: Int, cpus count: Int, words: Int) {
    // Without any air: the header, two rules, three rows of pages, three of the formula, the footer.
    var left = height - 10 - count - words
    var air = Array(repeating: 0, count: Gap.allCases.count)
    func breathe(_ gaps: [Gap]) {
      for gap in gaps where gap != .words || words > 0 {
        // Between several CPUs there is more than one gap.
        let rows = gap == .cpus ? count - 1 : 1
        guard rows > 0, left >= rows else { continue }
        air[gap.rawValue] += 1
        left -= rows
      }
    }
    // The keys have the row below the footer. One row everywhere, then more where the parts are told from one another.
    breathe([.bottom, .header, .cpus, .formula, .words, .footer, .rule, .page, .captions, .top, .pages])
    while left > 0 { breathe([.header, .formula, .footer, .top, .bottom, .rule, .page, .pages, .words]) }
    var y = 0
    func next(_ gap: Gap, rows: Int = 1) -> Int {
      y += air[gap.rawValue]
      defer { y += rows }
      return y
    }
    header = next(.top)
    var lines: [Int] = []
    for number in 0..<count { lines.append(next(number == 0 ? .header : .cpus)) }
    cpus = lines
    let first = next(.rule)
    pages = next(.page, rows: 3)
    rules = [first, next(.pages)]
    formula = next(.formula)
    captions = next(.captions, rows: 2)
    self.words = next(.words, rows: words)
    footer = next(.footer)
  }
}
