import RaceMachine

/// A situation in which a lookup meets something else: who runs, on which memory, from which state.
public struct Scenario: Sendable, Identifiable {
  /// The id by which the command line knows it.
  public let id: String
  /// A few words.
  public let title: String
  /// The story in three lines.
  public let summary: String
  /// Where it comes from.
  public let source: String
  /// The parameters with their defaults, in the order in which they are listed.
  public let parameters: [Parameter]
  /// Makes what the scenario needs out of its settings.
  let stage: @Sendable (Settings) throws(ModelError) -> Stage
  /// The sketch that it was made from; nil for those of the catalogue.
  public var sketch: ScenarioSketch?
}

/// A scenario made concrete: memory, tasks and the state at the beginning.
struct Stage: Sendable {
  /// What lies in memory.
  var plan: KernelMemory.Plan
  /// What each CPU calls.
  var tasks: [RaceTask]
  /// Brings memory into its first state.
  var prepare: @Sendable (KernelMemory, Proposal, inout Setup) -> Void
  /// References that owners keep at the end, by pfn of the head.
  var keptReferences: [Word: Word] = [:]
  /// The linear index that `page_to_pgoff()` must give for a mapped page, by pfn.
  var linearIndices: [Word: Word] = [:]
}
