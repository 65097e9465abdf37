import PageCacheModel
import RaceMachine
import RaceSession

/// What all panels of one picture share: the session, its state as objects of the kernel, and which values to mark how.
struct Moment {
  let session: Session
  let options: MainScreenOptions
  let room: MainLayout.Room
  let reading: KernelReading?
  let cpus: [KernelReading.CPU]
  let verdict: Verdict
  /// Whether a check says that a walk of the reverse mapping cannot find a page.
  let isRmapLost: Bool
  /// The nodes of all trees, dead ones included, by number.
  let nodes: [Int: KernelReading.Node]
  let spaces: [KernelReading.Space]
  let deadNodes: [KernelReading.Node]
  /// The slots that name another page than the one whose data belongs there.
  let stale: Set<Address>
  let pages: [KernelReading.Page]
  /// The lookups that have begun, one for each CPU at most.
  let lookups: [Lookup]
  /// The one of which the derivation panel speaks.
  let lookup: Lookup?
  /// The two CPUs that are shown in full.
  let shownCPUs: [Int]
  private let changed: [Address: Int]
  private let wrong: Set<Address>
  private let read: (address: Address, cpu: Int)?

  init(_ session: Session, _ options: MainScreenOptions, room: MainLayout.Room) {
    self.session = session
    self.options = options
    self.room = room
    reading = session.reading
    verdict = session.verdict
    isRmapLost = verdict.violations.contains { $0.violation.kind == "rmap-lost" }
    cpus = reading?.cpus ?? []
    spaces = reading?.spaces ?? []
    deadNodes = reading?.deadNodes ?? []
    stale = Set(spaces.flatMap { [reading] in reading?.staleSlots(of: $0) ?? [] }.map(\.address))
    let all = reading?.pages ?? []
    nodes = Dictionary(
      (spaces.flatMap(\.nodes) + deadNodes).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    shownCPUs = Self.shown(session, options)
    if let reading {
      lookups = (0..<session.cpuCount).compactMap { [verdict] in
        Lookup(of: $0, in: session, reading, all, verdict)
      }
    } else {
      lookups = []
    }
    // Other owners' pages are there from the beginning, but nobody needs to see them before somebody hits them.
    let given = Set(lookups.filter(\.isWrong).compactMap(\.found))
    pages = all.filter { page in
      !page.isStranger || given.contains(Int64(page.pfn))
        || [page.flags, page.refcount, page.mapcount].contains { session.provenance(of: $0.address) != nil }
    }
    lookup = Self.main(lookups, shownCPUs, session, options)
    changed = Dictionary(session.justChanged.map { ($0.address, $0.cpu) }, uniquingKeysWith: { _, last in last })
    let lost = isRmapLost ? reading?.linearIndices.filter { !$0.isRight }.map(\.value.address) ?? [] : []
    wrong = Set(lookups.flatMap { $0.wrongAddresses(in: session) } + lost)
    read = session.touchedWords.first { $0.isAccess && !$0.kind.writes }.map { ($0.address, $0.cpu) }
  }

  /// How the value of a word is shown. `plain` is for values that nothing has happened to.
  func mark(_ address: Address, plain: Style = .text) -> Mark {
    let isHighlighted = options.highlights.contains(address)
    return Mark(
      style: style(address, plain: isHighlighted ? .strong : quiet(plain), isHighlighted: isHighlighted),
      isHighlighted: isHighlighted, address: address)
  }

  private func style(_ address: Address, plain: Style, isHighlighted: Bool) -> Style {
    if wrong.contains(address) { return .wrong }
    if let cpu = changed[address] { return .changed(by: cpu) }
    if !isHighlighted, let read, read.address == address { return .read(by: read.cpu) }
    return plain
  }

  /// How the flags of a page are shown: changed only if one of `flags` has.
  func mark(_ page: KernelReading.Page, flags: [PageFlag]) -> Mark {
    let mark = mark(page.flags.address)
    guard case .changed = mark.style else { return mark }
    var before = page.flags.word
    var end = session.position
    while let write = session.provenance(of: page.flags.address, before: end),
      write.step > session.freshSteps.lowerBound
    {
      before = write.old
      end = write.step - 1
    }
    let mask = flags.reduce(0) { $0 | $1.mask }
    guard (before ^ page.flags.word) & mask == 0 else { return mark }
    return Mark(style: quiet(.text), isHighlighted: mark.isHighlighted, address: mark.address)
  }

  /// The style itself, or muted while a demo points at something else.
  func quiet(_ style: Style) -> Style {
    options.highlights.isEmpty && options.variables.isEmpty ? style : .muted
  }

  /// Who wrote a word: `◆1 at 14`, and what stood there before if asked for.
  func provenance(of address: Address, was format: ((Word) -> String)? = nil) -> StyledText {
    guard let write = session.provenance(of: address) else { return StyledText() }
    let text = StyledText.tag(write.cpu) + StyledText(" at \(write.step)", .muted)
    guard let format, write.old != write.new else { return text }
    return text + StyledText(", was ", .muted) + StyledText(format(write.old), quiet(.text))
  }

  /// The page whose place in its task's memory is the matter; nil where lookups are.
  var rmapIndex: KernelReading.LinearIndex? {
    lookup == nil ? reading?.linearIndices.first : nil
  }

  // MARK: Choosing

  /// The CPUs of which the story speaks, the one that ran last, and others: two, in order of their numbers.
  static func shown(_ session: Session, _ options: MainScreenOptions) -> [Int] {
    var order: [Int] = []
    func add(_ cpu: Int) {
      if (0..<session.cpuCount).contains(cpu), !order.contains(cpu) { order.append(cpu) }
    }
    for variable in options.variables { add(variable.cpu) }
    let named = options.caption?.cpus ?? []
    named.prefix(1).forEach(add)
    if let last = session.lastEvent?.move.cpu { add(last) }
    named.forEach(add)
    if let pinned = options.pinnedCPU { add(pinned) }
    for step in session.events[..<session.position].suffix(2_000).reversed() where order.count < 2 {
      add(step.move.cpu)
    }
    add(0)
    add(session.cpuCount - 1)
    return order.prefix(2).sorted()
  }

  private static func main(
    _ lookups: [Lookup], _ shown: [Int], _ session: Session, _ options: MainScreenOptions
  ) -> Lookup? {
    if let pinned = lookups.first(where: { $0.cpu == options.pinnedCPU }) { return pinned }
    let pointed = options.variables.map(\.cpu)
    if let lookup = lookups.first(where: { pointed.contains($0.cpu) }) { return lookup }
    let last = session.lastEvent?.move.cpu
    return lookups.first { $0.isWrong } ?? lookups.first { $0.cpu == last } ?? lookups.first { shown.contains($0.cpu) }
      ?? lookups.first
  }
}
