/// What a report says about the race: the check, the windows that fit its figures, and why.
public struct ReportReading: Sendable {
  /// A window that fits, with the proposals under which it is open.
  public struct Candidate: Sendable {
    /// The window.
    public let window: ReportWindow
    /// Why it fits: sentences with the figures of the report.
    public let reasons: [String]
    /// The ids of the proposals, in the order of the thread.
    public let proposals: [String]
    /// Whether the figures speak for it, and not only do not speak against it.
    public let isStrong: Bool
  }

  /// The report.
  public let report: PageReport
  /// The check that fired; nil when the model does not have it.
  public let check: ReportedCheck?
  /// The ids of the proposals that have the check.
  public let proposalsWithCheck: [String]
  /// The windows that fit, the best first.
  public let candidates: [Candidate]
  /// What else is worth knowing.
  public let remarks: [String]

  /// Reads a report.
  public init(_ report: PageReport) {
    self.report = report
    let check = ReportedCheck(report)
    self.check = check
    let having = check.map { check in ProposalTraits.all.filter { $0.has(check.bug) } } ?? []
    proposalsWithCheck = having.map(\.proposal.id)
    let evidence = ReportEvidence(report)
    let all = check.map { evidence.candidates($0.bug, having) } ?? []
    // Sorting keeps the order of equals: the simplest explanation stands first.
    candidates = all.filter(\.isStrong) + all.filter { !$0.isStrong }
    remarks = evidence.remarks(check?.bug)
  }
}
