import PageCacheModel

/// All operations under one proposal.
public struct RecordedProposal: Sendable {
  /// The proposal.
  public let proposal: Proposal
  /// One for each ``SwapOperation``, in its order.
  let recordings: [Recording]
  /// How many steps a lookup takes before it knows whether the page is there.
  let undecidedSteps: Int

  /// Records `proposal`.
  ///
  /// - Throws: when an operation does not run to its end.
  public init(_ proposal: Proposal) throws(CostError) {
    self.proposal = proposal
    var recordings: [Recording] = []
    for operation in SwapOperation.allCases { recordings.append(try Recording(operation, under: proposal)) }
    self.recordings = recordings
    undecidedSteps = recordings[SwapOperation.lookup.rawValue].commonSteps(
      with: recordings[SwapOperation.missedLookup.rawValue])
  }

  /// A proposal with given recordings.
  init(_ proposal: Proposal, _ recordings: [Recording], _ undecidedSteps: Int) {
    (self.proposal, self.recordings, self.undecidedSteps) = (proposal, recordings, undecidedSteps)
  }

  /// How many steps that take time `operation` has.
  public func stepCount(of operation: SwapOperation) -> Int { recordings[operation.rawValue].steps.count }

  /// The locks that the operations take, each kind once, in the order in which they come.
  var lockClasses: [LockClass] {
    distinct(
      recordings.flatMap(\.steps).compactMap { if case .lock(let lock) = $0.action { lock } else { nil } })
  }

  /// The lines that the operations touch, each shape once.
  var shapes: [LineShape] { distinct(recordings.flatMap(\.steps).compactMap(\.line)) }

  private func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
