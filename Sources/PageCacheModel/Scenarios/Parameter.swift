/// A parameter of a scenario: its name, what it means when nothing is said, and what it may be.
public struct Parameter: Sendable {
  /// The name, as `--set name=value` takes it.
  public let name: String
  /// The value when nothing is said.
  public let defaultValue: String
  /// One line on what it decides.
  public let summary: String
  /// What may stand there.
  let domain: Domain

  enum Domain: Sendable {
    /// One of these words.
    case words([String])
    /// A number in this range, decimal or hexadecimal.
    case number(ClosedRange<UInt64>)
    /// One of the pages of a compound page, counted from the head; how many there are the scenario checks itself.
    case part
    /// A number from 0 to 9, or `huge`.
    case order
    /// A number that the scenario checks itself, or `any`.
    case offset
  }
}

extension Parameter {
  /// The geometry of the kernel.
  static let geometry = Parameter(
    name: "geometry", defaultValue: "teaching", summary: "sizes: small ones for teaching, or x86-64's",
    domain: .words(Geometry.all.map(\.name)))
  /// Whether CONFIG_DEBUG_VM's checks are compiled in.
  static let debugVM = Parameter(
    name: "debug-vm", defaultValue: "on", summary: "whether the VM_BUG_ON checks are compiled in",
    domain: .words(["on", "off"]))
  /// How many CPUs look the page up.
  static let readers = Parameter(
    name: "readers", defaultValue: "1", summary: "how many CPUs look the page up", domain: .number(1...7))

  /// The order of the page.
  static func order(_ defaultValue: String) -> Parameter {
    Parameter(
      name: "order", defaultValue: defaultValue, summary: "the page is 2^order pages long", domain: .order)
  }

  /// The offset that readers look up.
  static func offset(_ defaultValue: String) -> Parameter {
    Parameter(
      name: "offset", defaultValue: defaultValue,
      summary: "the swap slot that readers look up, or 'any' of the page's", domain: .offset)
  }

  /// Who deletes.
  static func deleter(_ defaultValue: String) -> Parameter {
    Parameter(
      name: "deleter", defaultValue: defaultValue,
      summary: "who deletes: an exiting task, or a write fault that reuses the page under the pte lock",
      domain: .words(["exit", "reuse"]))
  }
}
