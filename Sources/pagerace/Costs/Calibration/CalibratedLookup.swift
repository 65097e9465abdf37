import PageRaceEngine

/// The three lookups that are measured.
enum CalibratedLookup: String, CaseIterable {
  /// Nothing but loads.
  case plain
  /// As shipped: loads, a reference taken and given back.
  case counted
  /// A lock around it.
  case locked

  /// For people.
  var title: String {
    switch self {
    case .plain: "plain walk"
    case .counted: "with a reference"
    case .locked: "under a lock"
    }
  }

  /// The procedures.
  func recorded() throws -> RecordedProposal {
    let id = self == .locked ? "lock-every-caller" : "mask-hugetlb-split"
    return try Failure.forModel {
      let recorded = try RecordedProposal(Catalogue.proposal(id))
      return self == .plain ? recorded.onlyReading : recorded
    }
  }
}
