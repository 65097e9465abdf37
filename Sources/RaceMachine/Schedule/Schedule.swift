/// Which CPU goes on, step after step: together with a model, the whole input of a run.
///
/// As text, for people and for git: `0*4 1*9 0` is CPU 0 four steps, CPU 1 nine, CPU 0 one. A choice stands where it is
/// taken: `0(offset=10)`. A loop of a run that never ends stands last, in parentheses with a star: `0*3 (1*2 0)*`.
/// `v1:` in front names the version of the model for which the schedule was stored.
public struct Schedule: Hashable, Sendable {
  /// A part of a schedule.
  public enum Item: Hashable, Sendable {
    /// A CPU takes so many steps, at least one.
    case run(cpu: Int, steps: Int)
    /// A CPU takes one step that picks a value of the named choice.
    case choose(cpu: Int, name: String, value: Word)
  }

  /// The longest run that is one item. Longer ones are several.
  public static let longestRun = 1_000_000_000

  /// The version of the model for which it was stored, if it says so.
  public var modelVersion: Int?
  /// What happens, in order.
  public private(set) var items: [Item]
  /// What happens again and again afterwards; empty when the run ends.
  public private(set) var loop: [Item]

  /// A schedule of `items`, then of `loop` for ever.
  ///
  /// Traps when a run has less than one step or more than ``longestRun``.
  public init(_ items: [Item] = [], loop: [Item] = [], modelVersion: Int? = nil) {
    self.items = Self.merged(items)
    self.loop = Self.merged(loop)
    self.modelVersion = modelVersion
  }

  /// Steps without those of the loop.
  public var stepCount: Int { items.reduce(0) { $0 + $1.stepCount } }

  /// How often the CPU changes from one step to the next. The first dispatch is no switch.
  public var switchCount: Int { zip(items, items.dropFirst()).count { $0.cpu != $1.cpu } }

  /// Adds one step at the end. `name` is the name of the choice if the move picks a value.
  public mutating func append(_ move: Move, choosing name: String? = nil) {
    switch move.action {
    case .step:
      if case .run(move.cpu, let steps) = items.last, steps < Self.longestRun {
        items[items.count - 1] = .run(cpu: move.cpu, steps: steps + 1)
      } else {
        items.append(.run(cpu: move.cpu, steps: 1))
      }
    case .choose(let value):
      items.append(.choose(cpu: move.cpu, name: name ?? "value", value: value))
    }
  }

  private static func merged(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    for item in items {
      precondition((1...longestRun).contains(item.stepCount), "a run has 1 to \(longestRun) steps")
      if case .run(let cpu, let steps) = item, case .run(cpu, let before) = result.last, before + steps <= longestRun {
        result[result.count - 1] = .run(cpu: cpu, steps: before + steps)
      } else {
        result.append(item)
      }
    }
    return result
  }
}

extension Schedule.Item {
  /// Who runs.
  public var cpu: Int {
    switch self {
    case .run(let cpu, _), .choose(let cpu, _, _): cpu
    }
  }

  /// How many steps.
  public var stepCount: Int {
    switch self {
    case .run(_, let steps): steps
    case .choose: 1
    }
  }
}

extension Schedule: CustomStringConvertible {
  /// The text that ``init(parsing:)`` reads.
  public var description: String {
    var parts: [String] = []
    if let modelVersion { parts.append("v\(modelVersion):") }
    parts += items.map(\.description)
    if !loop.isEmpty { parts.append("(" + loop.map(\.description).joined(separator: " ") + ")*") }
    return parts.joined(separator: " ")
  }
}

extension Schedule.Item: CustomStringConvertible {
  /// `0*4`, `0` or `0(offset=10)`.
  public var description: String {
    switch self {
    case .run(let cpu, 1): "\(cpu)"
    case .run(let cpu, let steps): "\(cpu)*\(steps)"
    case .choose(let cpu, let name, let value): "\(cpu)(\(name)=\(value))"
    }
  }
}
