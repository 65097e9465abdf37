import PageCacheModel

/// What a run of the kernel model is made from.
public struct KernelChoice: Hashable, Sendable {
  /// A parameter of the scenario and its value, as `--set` takes them.
  public struct Setting: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// Parameter `name` with `value`.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The id of the scenario.
  public var scenario: String
  /// The scenario itself if it is none of the catalogue's.
  public var sketch: ScenarioSketch?
  /// The id of the proposal.
  public var proposal: String
  /// The parameters that differ from the scenario's defaults; the last one of a name counts.
  public var settings: [Setting]

  /// `scenario` under `proposal`.
  public init(
    scenario: String, proposal: String = KernelModel.defaultProposal, settings: [Setting] = []
  ) {
    self.scenario = scenario
    self.proposal = proposal
    self.settings = settings
  }

  /// The scenario of `sketch` under a proposal.
  public init(_ sketch: ScenarioSketch, proposal: String = KernelModel.defaultProposal) {
    self.init(scenario: sketch.title, proposal: proposal)
    self.sketch = sketch
  }

  /// Makes the model.
  ///
  /// - Throws: when a name is unknown or a value is out of its domain, with what would be right.
  public func model() throws(ModelError) -> KernelModel {
    let set = settings.map { (name: $0.name, value: $0.value) }
    guard let sketch else { return try KernelModel(scenario: scenario, proposal: proposal, set: set) }
    return try KernelModel(sketch.scenario, under: Catalogue.proposal(proposal), set: set)
  }
}
