import PageCacheModel
import RaceMachine
import RaceSession

/// What is known of one CPU's lookup: what it asked for, with which numbers it made the page, what it should have found.
struct Lookup {
  /// One number of the formula.
  struct Term {
    let sign: String
    let caption: String
    /// What the CPU announced; nil before it has.
    let observation: Observation?
    /// What it should have been for the wanted page to come out; nil when it is right.
    let right: Word?

    var isWrong: Bool { right != nil }
  }

  let cpu: Int
  /// The slot that it asked for; nil while the schedule has not chosen.
  let offset: Observation?
  /// The frame number of the page that held the slot when the lookup began.
  let wanted: Int64?
  /// What the slot held when it was read last.
  let slot: Observation?
  /// How many pages the compound page had when it was asked; nil if nobody asked.
  let nr: Observation?
  let terms: [Term]
  /// The frame number that came out, or would have come out.
  let found: Int64?
  /// Whether the CPU has made the pointer; false when a check stopped it before.
  let hasFound: Bool
  /// Whether the call is over.
  let isOver: Bool
  /// Whether a check says that it returned, or was about to return, a page that never held the slot.
  let isWrong: Bool
  /// The head of the page from which it derives.
  let head: KernelReading.Page?

  /// How many pages `found` lies beyond `wanted`.
  var distance: Int64 { if let found, let wanted { found - wanted } else { 0 } }

  /// A CPU that is in one of these has not come back from its lookup.
  private static let functions: Set<String> = [
    "find_get_page", "find_get_entry", "lookup_swap_page", "find_get_pages_range",
  ]

  /// The lookup of `cpu`; nil when it has not announced any.
  init?(
    of cpu: Int, in session: Session, _ reading: KernelReading, _ pages: [KernelReading.Page], _ verdict: Verdict
  ) {
    var seen: [String: Observation] = [:]
    for observation in session.observations(of: cpu) { seen[observation.name] = observation }
    guard let offset = seen["offset"] else { return nil }
    self.cpu = cpu
    self.offset = offset
    wanted = (seen["wanted"]?.value).map(reading.frameNumber)
    slot = seen["slot"]
    nr = seen["nr"]
    let given = seen["found"].flatMap { $0.value == 0 ? nil : $0 }
    hasFound = given != nil
    // What the second look at the slot has refuted is no page to derive from.
    let page = seen["page"].flatMap { page in
      seen["slot"].map { $0.step > page.step } == true ? nil : page
    }
    isOver = !session.frames(of: cpu).contains { Self.functions.contains($0.procedure.name) }
    let formula = reading.model.proposal.formula.terms
    let observed = formula.map { term in
      term.observation == "page" ? page : seen[term.observation]
    }
    let sum = Self.sum(formula, observed, reading)
    let found = (given?.value).map(reading.frameNumber) ?? sum
    let isBroken = verdict.violations.contains { $0.cpu == cpu && $0.step >= offset.step && $0.step > 0 }
    let isWrong = isBroken && found != nil && wanted != nil && found != wanted
    self.found = hasFound || isWrong ? found : nil
    self.isWrong = isWrong
    let distance = isWrong ? (found ?? 0) - (wanted ?? 0) : 0
    terms = zip(formula, observed).map { term, observation in
      let isCulprit = isWrong && !["page", "offset"].contains(term.observation)
      let shift = Word(bitPattern: distance)
      let right = observation.map { term.sign == "+" ? $0.value &- shift : $0.value &+ shift }
      return Term(
        sign: term.sign, caption: term.caption, observation: observation, right: isCulprit ? right : nil)
    }
    let pfn = (page ?? given).map { reading.frameNumber($0.value) } ?? -1
    head = pages.filter { $0.part != .tail && !$0.isStranger && Int64($0.pfn) <= pfn }.max { $0.pfn < $1.pfn }
  }

  /// The page's frame number and what is added to it; nil while a number is missing.
  private static func sum(_ formula: [Formula.Term], _ observed: [Observation?], _ reading: KernelReading) -> Int64? {
    guard !formula.isEmpty else { return nil }
    var sum: Int64 = 0
    for (term, observation) in zip(formula, observed) {
      guard let observation else { return nil }
      let value =
        term.observation == "page" ? reading.frameNumber(observation.value) : Int64(bitPattern: observation.value)
      sum = term.sign == "−" ? sum &- value : sum &+ value
    }
    return sum
  }

  /// The word from which a number was read; the page is what the slot held, whenever it was spoken of later.
  func source(of term: Term) -> Address? {
    term.observation?.name == "page" ? slot?.address : term.observation?.address
  }

  /// The words that a wrong number was read from, as long as they hold it.
  func wrongAddresses(in session: Session) -> [Address] {
    terms.compactMap { term in
      guard term.isWrong, let source = term.observation, let address = source.address, source.step > 0 else {
        return nil
      }
      return session.view.word(address) == session.events[source.step - 1].access?.old ? address : nil
    }
  }
}
