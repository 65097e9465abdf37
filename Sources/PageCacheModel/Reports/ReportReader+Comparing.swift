import RaceMachine

extension ReportReader {
  /// Says where the raw words and the lines before them disagree: what changed while it was printed.
  mutating func compare() {
    if report.raw.flags != nil, let printed = report.lineFlags { note("flags", printed, report.raw.flags) }
    note("mapping", report.line.mapping, report.raw.mapping)
    // Of a compound page the first line prints other counts, and the index of the part.
    if report.isCompound { return }
    note("index", report.line.index, report.raw.index)
    note("refcount", report.line.refcount, report.raw.refcount)
    note("mapcount", report.line.mapcount, report.raw.mapcount)
  }

  private mutating func note(_ name: String, _ printed: Word?, _ raw: Word?) {
    guard let printed, let raw, printed != raw else { return }
    note(name, "0x" + String(printed, radix: 16), "0x" + String(raw, radix: 16))
  }

  private mutating func note(_ name: String, _ printed: Int?, _ raw: Int?) {
    // The packed counts have 32 bits each.
    guard let printed, let raw, Int32(truncatingIfNeeded: printed) != Int32(truncatingIfNeeded: raw) else { return }
    note(name, "\(printed)", "\(raw)")
  }

  private mutating func note(_ name: String, _ first: String, _ second: String) {
    complain(
      report.place,
      "\(name) is printed as \(first) and then, in the raw words, as \(second): it changed meanwhile")
  }
}
