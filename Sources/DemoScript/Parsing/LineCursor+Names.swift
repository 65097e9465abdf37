extension LineCursor {
  private static let nameExample = "a name belongs here, such as page.private, slot 10 or cpu 0 index"

  /// A ``DemoName``. Ends at a blank, a comma or a sign of comparison.
  mutating func name() throws(Complaint) -> Spanned<DemoName> {
    if peek == "\"" {
      let text = try string("a name")
      return Spanned(.word(text.value), text.span)
    }
    guard let first = word(stops: [",", "=", "!"]) else { throw Complaint(here, Self.nameExample) }
    switch first.value {
    case "slot":
      if takeWord("file") || takeWord("tmpfs") {
        let slot = try offset("a file index")
        return Spanned(.fileSlot(file: slot.file, index: slot.offset), slot.span)
      }
      let slot = try offset("the offset of a slot")
      return Spanned(.slot(file: slot.file, offset: slot.offset), slot.span)
    case "swap_map":
      let slot = try offset("the number of a swap slot")
      return Spanned(.swapMap(file: slot.file, offset: slot.offset), slot.span)
    case "cpu":
      let cpu = try cpu()
      guard let name = word(stops: [",", "=", "!"]) else {
        throw Complaint(here, "the name of a variable belongs here, as in 'cpu 0 index'")
      }
      return Spanned(.variable(cpu: cpu.value, name: name.value), name.span)
    default: return Spanned(.word(first.value), first.span)
    }
  }

  mutating func offset(_ what: String) throws(Complaint) -> (file: UInt64, offset: UInt64, span: Span) {
    guard let word = word(stops: [",", "=", "!"]) else { throw Complaint(here, "\(what) belongs here") }
    let parts = word.value.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Self.word(parsing: $0) }
    guard numbers.count == parts.count, parts.count <= 2, let last = numbers.last else {
      throw Complaint(word.span, "\(what) belongs here, such as 10 or 0x1c84f")
    }
    return (numbers.count == 2 ? numbers[0] : 0, last, word.span)
  }
}
