import RaceMachine

extension PageReport {
  /// The flags that are set, by the names that the report prints.
  ///
  /// The names count, since their numbers differ between releases; without names, the numbers of v5.1 are taken.
  public var setFlags: [String]? {
    flagNames ?? flags.map { word in PageFlag.allCases.filter { word & $0.mask != 0 }.map(\.dumpName) }
  }

  /// Whether a flag is set; nil when the report does not tell.
  public func has(_ flag: PageFlag) -> Bool? { setFlags?.contains(flag.dumpName) }

  /// Whether the page is in the swap cache: both flags, since the one alone means other things for other owners.
  /// Later releases print the flag by its own name.
  public var isInSwapCache: Bool? {
    guard let names = setFlags, let swapbacked = has(.swapbacked), let flag = has(.swapcache) else { return nil }
    return swapbacked && (flag || names.contains("swapcache"))
  }

  /// Names of the report whose bits are not where v5.1 has them, and bits whose names are missing.
  public var foreignFlagNames: [String] {
    guard let flagNames, let flags else { return [] }
    return PageFlag.allCases.filter { (flags & $0.mask != 0) != flagNames.contains($0.dumpName) }.map(\.dumpName)
  }

  /// The order of the compound page: 0 for a small page, nil when the report does not tell.
  public var order: Int? {
    if let printedOrder { return printedOrder }
    guard let isHead = has(.head) else { return nil }
    if !isHead && !isTail { return 0 }
    return nil
  }

  /// How many pages the compound page has; nil when the report does not tell.
  public var pageCount: Word? { order.flatMap { $0 < 32 ? 1 << Word($0) : nil } }

  /// Whether it is a tail of a compound page.
  public var isTail: Bool { words.count > 1 && words[1] & 1 == 1 }

  /// The head of a compound page, whose address a tail keeps.
  public var compoundHead: Word? { isTail ? words[1] - 1 : nil }

  /// Whether it is part of a compound page.
  public var isCompound: Bool { has(.head) == true || isTail || hasCompoundFields }
}
