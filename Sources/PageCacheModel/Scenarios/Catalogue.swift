/// Everything that can be named: the scenarios and the proposals.
public enum Catalogue {
  /// The scenarios, in teaching order.
  public static let scenarios: [Scenario] = [
    .swapDelete, .swapDeleteFresh, .swapDeleteTHP, .swapMove, .swapMoveTHP, .twoCallers, .reuseRmap, .faultTHP,
    .thpSplit,
    .hugetlb, .tmpfs, .truncate, .reclaim, .pageReuse, .oops,
  ]
  /// The proposals, in the order of the thread.
  public static let proposals: [Proposal] = [
    .subpages, .index, .headIfSwapcache, .pageIndex, .lockOneCaller, .lockEveryCaller, .indexAtDelete, .synchronizeRCU,
    .swapRoles, .findGetHead, .mask, .maskHugetlb, .maskHugetlbSplit,
  ]

  /// The scenario called `id`; the error names the closest one.
  public static func scenario(_ id: String) throws(ModelError) -> Scenario {
    guard let scenario = scenarios.first(where: { $0.id == id }) else {
      throw ModelError.unknown("scenario", id, among: scenarios.map(\.id))
    }
    return scenario
  }

  /// The proposal called `id`; the error names the closest one.
  public static func proposal(_ id: String) throws(ModelError) -> Proposal {
    guard let proposal = proposals.first(where: { $0.id == id || $0.label.lowercased() == id.lowercased() }) else {
      throw ModelError.unknown("proposal", id, among: proposals.map(\.id))
    }
    return proposal
  }
}
