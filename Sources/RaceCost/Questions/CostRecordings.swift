import PageCacheModel
import Synchronization

/// The operations of proposals, each recorded when somebody asks for it first.
public final class CostRecordings: Sendable {
  private let kept = Mutex<[String: RecordedProposal]>([:])

  /// Nothing is recorded yet.
  public init() {}

  /// The operations under the proposal with that id.
  ///
  /// - Throws: when there is no such proposal, or one that breaks even alone.
  public func recording(of id: String) throws(CostError) -> RecordedProposal {
    if let known = kept.withLock({ $0[id] }) { return known }
    let proposal: Proposal
    do { proposal = try Catalogue.proposal(id) } catch { throw CostError(error.description) }
    let recording = try RecordedProposal(proposal)
    kept.withLock { $0[id] = recording }
    return recording
  }
}
