/// A recorded lookup as lines of memory to touch, for who wants to do on a real computer what the simulation charges for.
public struct LookupReplay: Sendable {
  /// What is done to a line.
  public enum Action: UInt8, Sendable {
    /// A load.
    case read
    /// A store.
    case write
    /// An atomic operation.
    case atomic
    /// A lock in the line is taken.
    case lock
    /// It is given back.
    case unlock
  }

  /// One access.
  public struct Step: Sendable {
    /// What is done.
    public let action: Action
    /// To which line.
    public let line: Int32
  }

  /// The accesses of a lookup of the first page, then those of the second one, and so on.
  public let steps: [Step]
  /// How many accesses a lookup has.
  public let stepsPerLookup: Int
  /// How many lines there are.
  public let lineCount: Int

  /// Lookups of `pages` pages of one address space.
  public init(_ proposal: RecordedProposal, pages: Int) {
    let plan = LinePlan(proposal.shapes, spaces: 1, pages: pages)
    let lookup = proposal.recordings[SwapOperation.lookup.rawValue].steps
    var steps: [Step] = []
    for page in 0..<pages {
      for step in lookup {
        guard let shape = step.line, let action = Self.action(step.action) else { continue }
        steps.append(Step(action: action, line: Int32(plan.line(shape, space: 0, page: page))))
      }
    }
    self.steps = steps
    stepsPerLookup = steps.count / pages
    lineCount = plan.count
  }

  /// Sections of RCU touch no memory, and no lookup waits for readers.
  private static func action(_ action: RecordedStep.Action) -> Action? {
    switch action {
    case .read: .read
    case .write: .write
    case .atomic: .atomic
    case .lock: .lock
    case .unlock: .unlock
    case .enterSection, .leaveSection, .waitForReaders: nil
    }
  }
}

extension RecordedProposal {
  /// The same walk with nothing but loads: no lock, no reference. It is wrong, and as cheap as a lookup can be.
  public var onlyReading: RecordedProposal {
    RecordedProposal(proposal, recordings.map(\.onlyReading), undecidedSteps)
  }
}

extension Recording {
  fileprivate var onlyReading: Recording {
    Recording(
      steps.compactMap { step in
        switch step.action {
        case .read, .write, .atomic: RecordedStep(action: .read, line: step.line)
        case .lock, .unlock, .waitForReaders: nil
        case .enterSection, .leaveSection: step
        }
      })
  }
}
