import RaceMachine

/// What one CPU holds during a run, and when: RCU read sections, or one kind of lock.
struct LaneRail: Hashable {
  /// What is held.
  enum Kind: Hashable {
    /// An RCU read section.
    case rcu
    /// Locks of one kind, by the number of that kind.
    case lock(UInt8)
  }

  /// From the step that takes to the step that gives back, both included.
  struct Span: Hashable {
    /// The first step and the last.
    var steps: ClosedRange<Int>
    /// Whether it is held still when the last step has run.
    var isOpen: Bool
    /// The word of the lock; nil for RCU.
    let address: Address?

    /// Whether it is held when `step` has run.
    func holds(after step: Int) -> Bool {
      step >= steps.lowerBound && (isOpen ? step <= steps.upperBound : step < steps.upperBound)
    }
  }

  let kind: Kind
  /// What people call it: `RCU`, `page lock`.
  let name: String
  /// In the order in which they begin.
  private(set) var spans: [Span] = []

  init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// It is taken at `step`, for a run that ends at `end`.
  mutating func begin(at step: Int, _ address: Address?, end: Int) {
    spans.append(Span(steps: step...max(step, end), isOpen: true, address: address))
  }

  /// It is given back at `step`.
  mutating func finish(at step: Int, _ address: Address?) {
    guard let index = spans.lastIndex(where: { $0.isOpen && $0.address == address }) else { return }
    spans[index].isOpen = false
    spans[index].steps = spans[index].steps.lowerBound...max(step, spans[index].steps.lowerBound)
  }

  /// Whether anything of it is held when `step` has run.
  func holds(after step: Int) -> Bool { spans.contains { $0.holds(after: step) } }
}
