/// What a fix costs on some CPUs: the proposal, and what they do.
public struct CostQuestion: Hashable, Sendable {
  /// The id of the proposal.
  public let proposal: String
  /// How many CPUs, from 1 to 256.
  public let cpus: Int
  /// Percent of deletions, from 0 to 50.
  public let mix: Double
  /// What everything costs, and what the CPUs do besides.
  public let parameters: CostParameters

  /// What `proposal` costs on `cpus` CPUs.
  public init(_ proposal: String, cpus: Int, mix: Double, _ parameters: CostParameters = CostParameters()) {
    (self.proposal, self.cpus, self.mix, self.parameters) = (proposal, cpus, mix, parameters)
  }
}

/// What came out.
public enum CostAnswer: Hashable, Sendable {
  /// The figures.
  case result(CostResult)
  /// Why there are none, as a sentence.
  case impossible(String)

  /// The figures; nil when there are none.
  public var result: CostResult? {
    if case .result(let result) = self { result } else { nil }
  }
}

extension CostQuestion {
  /// Simulates. That takes a moment: not for the thread that draws.
  ///
  /// - Parameters:
  ///   - recordings: the operations, recorded once.
  ///   - goesOn: is asked now and then, with the part that is done; false ends it.
  /// - Returns: nil when it was ended early.
  public func answer(
    from recordings: CostRecordings, while goesOn: (_ progress: Double) -> Bool = { _ in true }
  ) -> CostAnswer? {
    do throws(CostError) {
      let estimate = try CostEstimate(recordings.recording(of: proposal), cpus: cpus, mix: mix, parameters)
      repeat {
        guard goesOn(estimate.progress) else { return nil }
      } while try estimate.advance(events: 20_000)
      return .result(estimate.result)
    } catch { return .impossible(error.description) }
  }
}
