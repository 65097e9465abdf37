/// The check that made the kernel print a report, if the model has it.
public struct ReportedCheck: Sendable {
  let bug: VMBug
  /// The condition, as the model spells it.
  public var condition: String { bug.condition }

  /// The check of a report: by the reason, else by the place of the BUG and the function that failed.
  public init?(_ report: PageReport) {
    if let reason = report.reason {
      guard let bug = Self.bug(in: reason) else { return nil }
      self.bug = bug
    } else if report.functions.first == "remove_inode_hugepages", report.isBug(in: "fs/hugetlbfs/inode.c") {
      bug = .hasPrivate
    } else {
      return nil
    }
  }

  /// Where the kernel has it.
  public var home: String {
    switch bug {
    case .indexAboveOffset: "the lower check of find_subpage(): the page must not begin behind the offset"
    case .indexBelowRange: "the upper check of find_subpage(): the page must not end before the offset"
    case .tail: "find_subpage() and page_cache_get_speculative(): what a slot names must be no tail"
    case .entryIsNotPage: "__delete_from_swap_cache(): the slot must name the page that is deleted"
    case .notSwapCache: "__delete_from_swap_cache(): the page must be in the swap cache"
    case .notLocked: "deletion and its callers: the page must be locked"
    case .hasPrivate: "remove_inode_hugepages(): a page of the file must not have PG_private"
    }
  }

  /// The check of March that lacked a shift: the order was added instead of the number of pages.
  static func lacksShift(_ reason: String) -> Bool {
    condition(of: reason) == "index+compound_order(page)<=offset"
  }

  /// The check that a reason names. Releases spell the number of pages differently.
  private static func bug(in reason: String) -> VMBug? {
    guard let condition = condition(of: reason) else { return nil }
    let spelt = counts.reduce(condition) { text, count in
      text.hasPrefix("index+\(count)<=") ? "index+nr<=" + text.dropFirst(count.count + 8) : text
    }
    // PagePrivate() is the model's own way to say which promise of remove_inode_hugepages() broke.
    return VMBug.allCases.first { bug in bug.condition.filter { $0 != " " } == spelt }
  }

  private static let counts = [
    "(1<<compound_order(page))", "(1UL<<compound_order(page))", "hpage_nr_pages(page)", "compound_nr(page)",
  ]

  /// What stands in the parentheses of VM_BUG_ON_PAGE(), without blanks.
  private static func condition(of reason: String) -> String? {
    let text = reason.filter { $0 != " " }
    guard text.hasPrefix("VM_BUG_ON_PAGE("), text.hasSuffix(")") else { return nil }
    return String(text.dropFirst("VM_BUG_ON_PAGE(".count).dropLast())
  }
}

extension PageReport {
  /// Whether "kernel BUG at" names the file.
  func isBug(in file: String) -> Bool { bugPlace?.hasPrefix(file + ":") == true }
}
