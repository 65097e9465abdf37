import RaceMachine

extension PageReport {
  /// A field as people read it: its name, its value, and what that means.
  public struct Meaning: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value as the report has it.
    public let value: String
    /// What it says; empty when there is nothing to add.
    public let meaning: String
  }

  /// The fields that the report has, in the order of `struct page`.
  public var meanings: [Meaning] {
    [
      pageMeaning, flagsMeaning, listMeaning, mappingMeaning, indexMeaning, privateMeaning, countsMeaning,
      orderMeaning,
    ].compactMap(\.self)
  }

  private var pageMeaning: Meaning? {
    guard page != nil || printedPFN != nil else { return nil }
    let shown = page.map(Self.long) ?? "hidden"
    guard let part = pfnInHugePage else { return Meaning(name: "page", value: shown, meaning: "") }
    let place = part == 0 ? "a multiple of 512" : "\(part) above a multiple of 512"
    let frame = pfn.map { "frame \(Self.hex($0)), " } ?? "frame unknown, but "
    return Meaning(name: "page", value: shown, meaning: frame + place)
  }

  private var flagsMeaning: Meaning? {
    guard let names = setFlags else { return nil }
    let shown = names.isEmpty ? "none" : names.prefix(32).joined(separator: " ")
    var missing: [String] = []
    if isInSwapCache == false { missing.append("swapcache") }
    if has(.locked) == false { missing.append("locked") }
    if has(.head) == false { missing.append("head") }
    let swapCache = isInSwapCache == true && !names.contains("swapcache") ? "; owner_priv_1 is swapcache here" : ""
    let absent = missing.isEmpty ? "" : "; not " + missing.joined(separator: ", not ")
    return Meaning(name: "flags", value: flags.map(Self.long) ?? "", meaning: shown + swapCache + absent)
  }

  private var listMeaning: Meaning? {
    guard words.count > 2 else { return nil }
    if let head = compoundHead {
      return Meaning(
        name: "compound_head", value: Self.long(words[1]), meaning: "a tail; the head is \(Self.long(head))")
    }
    return Meaning(name: "lru", value: Self.long(words[1]), meaning: "bit 0 is clear: no tail")
  }

  private var mappingMeaning: Meaning? {
    guard let mapping else { return nil }
    let meaning =
      switch mapping & 3 {
      case _ where mapping == 0: "none"
      case _ where mapping == Self.tailPoison: "what tails have there"
      case 1: "bit 0: anonymous, anon_vma at \(Self.long(mapping - 1))"
      case 2: "bit 1: a movable page of a driver"
      case 3: "bits 0 and 1: a page of KSM"
      default: "the address space of a file"
      }
    return Meaning(name: "mapping", value: Self.long(mapping), meaning: meaning)
  }

  private var indexMeaning: Meaning? {
    guard let index else { return nil }
    var meaning = ""
    if isAnonymous == true {
      let address = index >> 52 == 0 ? ", address \(Self.hex(index << 12)) for ordinary memory" : ""
      meaning = "its place in the task's memory\(address); \(index % 512) above a multiple of 512"
    } else if isFile == true {
      meaning = "page \(index) of its file"
    } else if index == 0, mapping == 0 {
      meaning = "never mapped, or in no file any more"
    }
    return Meaning(name: "index", value: index == 0 ? "0" : Self.hex(index), meaning: meaning)
  }

  private var privateMeaning: Meaning? {
    guard let privateWord else { return nil }
    let meaning: String
    if privateWord == 0 {
      meaning = "no swap entry"
    } else if let entry = swapEntry {
      meaning = "swap area \(SwapEntry.type(entry)), slot \(SwapEntry.offset(entry))"
    } else {
      meaning = "no swap entry, since the page is not in the swap cache"
    }
    return Meaning(name: "private", value: privateWord == 0 ? "0" : Self.hex(privateWord), meaning: meaning)
  }

  private var countsMeaning: Meaning? {
    guard refcount != nil || mapcount != nil else { return nil }
    let counts = [refcount.map { "refcount \($0)" }, mapcount.map { "mapcount \($0)" }].compactMap(\.self)
    let free = refcount == 0 ? "free, or frozen" : ""
    return Meaning(name: "counts", value: counts.joined(separator: ", "), meaning: free)
  }

  private var orderMeaning: Meaning? {
    if isTail { return nil }
    guard let order else {
      return has(.head) == true
        ? Meaning(name: "order", value: "?", meaning: "a head; the report does not print the order") : nil
    }
    return Meaning(name: "order", value: "\(order)", meaning: order == 0 ? "a small page" : "2^\(order) pages")
  }

  private static func hex(_ word: Word) -> String { "0x" + String(word, radix: 16) }

  private static func long(_ word: Word) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
