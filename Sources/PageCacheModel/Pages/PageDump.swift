import RaceMachine

/// What `dump_page()` prints, as far as the model has the fields.
struct PageDump {
  let page: Word
  let count: Word
  let mapcount: Word
  let mapping: Word
  let index: Word
  let flags: Word
  let privateWord: Word
  let reason: String

  /// The lines of the report, in the kernel's form.
  var text: String {
    let names = PageFlag.allCases.filter { flags & $0.mask != 0 }.map(\.dumpName).joined(separator: "|")
    // The last raw word packs both counts: _mapcount, which begins at -1, below _refcount.
    let counts = count << 32 | (mapcount &- 1) & 0xffff_ffff
    return """
      page:\(Self.long(page)) count:\(count) mapcount:\(mapcount) mapping:\(Self.long(mapping)) index:\(Self.hex(index))
      flags: 0x\(Self.long(flags))(\(names))
      raw: index \(Self.long(index)) private \(Self.long(privateWord)) counts \(Self.long(counts))
      page dumped because: VM_BUG_ON_PAGE(\(reason))
      """
  }

  private static func hex(_ word: Word) -> String { "0x" + String(word, radix: 16) }

  private static func long(_ word: Word) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
