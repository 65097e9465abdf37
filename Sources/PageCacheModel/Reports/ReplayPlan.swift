import RaceMachine

/// Which scenario fits a report in a window, with which figures, and in what way its run goes.
struct ReplayPlan {
  let scenario: String
  let proposal: String
  let settings: [(name: String, value: String)]
  let way: Way

  /// How the CPUs take turns. The reader is CPU 0, the other one CPU 1.
  enum Way {
    /// Only this CPU runs.
    case alone(cpu: Int)
    /// The reader runs until the line has just run, then the other to its end, then the reader.
    case readerStops(after: String)
    /// The other takes as many steps as it takes until the reader runs into the check, which then runs to its end.
    case otherBegins
  }

  init?(_ report: PageReport, _ bug: VMBug, _ candidate: ReportReading.Candidate) {
    let ids = candidate.proposals
    func preferred(_ id: String) -> String? { ids.contains(id) ? id : ids.first }
    let isHuge = report.has(.head) == true
    let kernel = (name: "geometry", value: "kernel")
    var settings = [kernel]
    let proposal: String?
    let scenario: String
    let way: Way
    switch candidate.window {
    case .withoutRace:
      scenario = Self.deletion(report, isHuge)
      proposal = preferred("index")
      way = .alone(cpu: 0)
      if let offset = Self.offset(report, isHuge) { settings.append(offset) }
    case .flagThenCleared, .flagCleared:
      let isKnown = Self.isKnownPanic(report)
      scenario = isKnown ? Scenario.oops.id : Self.deletion(report, isHuge)
      if isKnown { settings = [] }
      proposal = preferred("page-index")
      let flag = "PageSwapCache(page) ?"
      way = .readerStops(after: candidate.window == .flagThenCleared ? flag : "return slots[offset]")
    case .moved:
      scenario = (isHuge ? Scenario.swapMoveTHP : .swapMove).id
      proposal = preferred("page-index")
      settings = Self.move(report, isUpper: bug == .indexBelowRange, isHuge)
      way = .readerStops(after: "return slots[offset]")
    case .bothCaches:
      scenario = Scenario.tmpfs.id
      proposal = preferred("page-index")
      way = .otherBegins
      if bug == .indexAboveOffset { break }
      // The usual slot lies above the usual index.
      settings.append((name: "offset", value: "0x60000"))
    case .staleHead:
      scenario = Scenario.thpSplit.id
      if bug == .entryIsNotPage {
        proposal = preferred("mask-hugetlb")
        settings += Self.split(report)
        way = .alone(cpu: 1)
      } else {
        proposal = preferred("page-index")
        settings = []
        way = .otherBegins
      }
    case .hugeIndex:
      scenario = Scenario.hugetlb.id
      proposal = preferred("mask")
      way = .alone(cpu: 1)
    }
    guard let proposal else { return nil }
    self.scenario = scenario
    self.proposal = proposal
    self.settings = settings
    self.way = way
  }
}

extension ReplayPlan {
  /// Whether it is the page of the panic of 29 March, whose figures a scenario has.
  private static func isKnownPanic(_ report: PageReport) -> Bool {
    guard let model = try? KernelModel(Scenario.oops, under: .pageIndex) else { return false }
    let page = KernelReading(model, Machine(model).view).pages.first
    return page?.pfn == report.pfn && page?.index.word == report.index
  }

  /// The scenario of a deletion that fits the page.
  private static func deletion(_ report: PageReport, _ isHuge: Bool) -> String {
    if isHuge { return Scenario.swapDeleteTHP.id }
    return (report.index == 0 ? Scenario.swapDeleteFresh : .swapDelete).id
  }

  /// The slot of the page, to be looked up; of a huge page the last part, which any check concerns.
  private static func offset(_ report: PageReport, _ isHuge: Bool) -> (name: String, value: String)? {
    guard let slot = report.swapOffset, slot < SwapSize.limit else { return nil }
    let value = isHuge ? slot / 512 * 512 + 511 : slot
    return value > 0 ? (name: "offset", value: hex(value)) : nil
  }

  /// The parameters of a move to the slot of the report, or to one on the same side of the offset.
  private static func move(
    _ report: PageReport, isUpper: Bool, _ isHuge: Bool
  ) -> [(name: String, value: String)] {
    // The scenario's page moves up by one cluster; in the small geometry it moves down from the last.
    if isUpper { return [(name: "offset", value: isHuge ? "14" : "13")] }
    var settings = [(name: "geometry", value: "kernel")]
    if let slot = report.swapOffset, slot < SwapSize.limit, slot >= 1_024 + 512 {
      let isFirstArea = SwapEntry.type(report.swapEntry ?? 0) == 0
      settings.append((name: "offset", value: hex(slot - 512)))
      if isFirstArea { settings.append((name: "target", value: SwapTarget.sameFile.rawValue)) }
    }
    return settings
  }

  /// The part that was deleted, and what has become of the old head.
  private static func split(_ report: PageReport) -> [(name: String, value: String)] {
    var settings: [(name: String, value: String)] = []
    if let part = report.neighbour?.distance, part != 1 { settings.append((name: "deleted", value: "\(part)")) }
    if report.refcount == 0 {
      settings.append((name: "old-head", value: "freed"))
    } else if report.isInSwapCache == false {
      settings.append((name: "old-head", value: "reused"))
    }
    return settings
  }

  private static func hex(_ word: Word) -> String { "0x" + String(word, radix: 16) }
}
