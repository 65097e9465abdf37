import RaceMachine

/// The debug checks that CONFIG_DEBUG_VM compiles in. Each dumps a page and ends the task.
enum VMBug: Word, CaseIterable, Sendable {
  case indexAboveOffset, indexBelowRange, tail, entryIsNotPage, notSwapCache, notLocked, hasPrivate

  /// The kernel's condition, the detail of the violation.
  var condition: String {
    switch self {
    case .indexAboveOffset: "index > offset"
    case .indexBelowRange: "index + nr <= offset"
    case .tail: "PageTail(page)"
    case .entryIsNotPage: "entry != page"
    case .notSwapCache: "!PageSwapCache(page)"
    case .notLocked: "!PageLocked(page)"
    case .hasPrivate: "PagePrivate(page)"
    }
  }

  /// What the explorer counts.
  var violation: Violation { Violation("vm-bug", condition) }
}

extension StepContext {
  /// VM_BUG_ON_PAGE(): the promise is broken here; the dump of `page` is further loads of this CPU, and others run on.
  mutating func bug(_ bug: VMBug, _ page: Word) -> Flow {
    violate(bug.violation)
    return .die(page, bug.rawValue)
  }

  /// VM_BUG_ON(): the same without a dump of the page.
  mutating func bugWithoutDump(_ bug: VMBug) -> Flow {
    violate(bug.violation)
    return .halt
  }
}
