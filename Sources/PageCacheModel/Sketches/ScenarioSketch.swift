import RaceMachine

/// A scenario as somebody describes it without writing Swift: which pages lie where, and what each CPU calls.
///
/// What is added is checked at once, so that whatever a sketch holds can run:
///
/// ```swift
/// var sketch = ScenarioSketch("a reader and an exit", geometry: .teaching)
/// try sketch.add(SketchedPage(pfn: 0x48, order: 2, place: .swap(SketchedSlot(file: 0, index: 8))))
/// try sketch.add(.lookup(.slot(SketchedSlot(file: 0, index: 10)), by: .readahead))
/// try sketch.add(.exit(0x48))
/// let model = try KernelModel(sketch.scenario, under: Catalogue.proposal("mask"))
/// ```
public struct ScenarioSketch: Hashable, Sendable {
  /// A few words; the scenario's id as well.
  public let title: String
  /// The sizes of the simulated kernel.
  public let geometry: Geometry
  /// The pages, in the order in which they lie in memory.
  public internal(set) var pages: [SketchedPage] = []
  /// What each CPU calls, CPU 0 first.
  public internal(set) var calls: [SketchedCall] = []

  /// More pages or CPUs than these are refused.
  static let maximumCount = 8
  /// Swap files, and other files, have numbers below this.
  static let fileCount: Word = 4

  /// An empty stage.
  public init(_ title: String, geometry: Geometry) {
    self.title = title
    self.geometry = geometry
  }

  /// The scenario, as the catalogue's are: `debug-vm` is its only parameter.
  public var scenario: Scenario {
    Scenario(
      id: title, title: title, summary: "A scenario of its own.", source: "", parameters: [.debugVM],
      stage: { settings throws(ModelError) in
        guard !pages.isEmpty else { throw ModelError("the scenario has no page") }
        guard !calls.isEmpty else { throw ModelError("no CPU of the scenario has anything to do") }
        return stage(debugs: settings["debug-vm"] == "on")
      }, sketch: self)
  }
}
