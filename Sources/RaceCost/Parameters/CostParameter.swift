/// One number of ``CostParameters``, by the name that a file of parameters gives it.
public struct CostParameter: Sendable {
  /// The name.
  public let name: String
  /// Such as `ns`.
  public let unit: String
  /// What it is, in a few words.
  public let summary: String
  /// Where the default is from.
  public let source: String
  /// What it may be.
  public let range: ClosedRange<Double>
  /// Whether it counts things, so that only whole numbers make sense.
  public let isWhole: Bool
  let field: @Sendable () -> WritableKeyPath<CostParameters, Double>

  /// Its value in `parameters`.
  public func value(in parameters: CostParameters) -> Double { parameters[keyPath: field()] }

  /// Sets it.
  ///
  /// - Throws: when the number cannot be, with what would be right.
  public func set(_ value: Double, in parameters: inout CostParameters) throws(CostError) {
    guard range.contains(value), !isWhole || value == value.rounded() else {
      let kind = isWhole ? "a whole number" : "a number"
      throw CostError(
        "\(name) is \(kind) from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound)) \(unit)")
    }
    parameters[keyPath: field()] = value
  }

  /// The number, without a fraction where there is none.
  public static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private init(
    _ name: String, _ unit: String, _ range: ClosedRange<Double>, isWhole: Bool = false, _ summary: String,
    _ source: String, _ field: @escaping @Sendable @autoclosure () -> WritableKeyPath<CostParameters, Double>
  ) {
    self.name = name
    self.unit = unit
    self.summary = summary
    self.source = source
    self.range = range
    self.isWhole = isWhole
    self.field = field
  }
}

extension CostParameter {
  private static let time = 0.0...1e6
  private static let paper =
    "David, Guerraoui, Trigonakis: Everything You Always Wanted to Know About Synchronization, SOSP 2013"
  private static func cycles(_ count: Int, _ what: String) -> String {
    "\(paper), Xeon E7-8867L at 2.13 GHz, \(what): \(count) cycles"
  }

  /// All of them, in the order in which they are listed.
  public static let all: [CostParameter] = [
    CostParameter(
      "coresPerSocket", "cores", 1...256, isWhole: true, "cores of a socket",
      "our choice: 256 CPUs are four sockets", \.coresPerSocket),
    CostParameter(
      "localHit", "ns", time, "access to a line of the own cache", cycles(5, "table 3, L1"), \.localHit),
    CostParameter(
      "atomic", "ns", time, "what an atomic operation costs more than a plain access",
      "our measurement: fetch_add on a line of one's own, less a plain addition; AMD EPYC 9005 in a virtual machine, 2 CPUs",
      \.atomic),
    CostParameter(
      "sharedHit", "ns", time, "read of a line that others only read, same socket",
      cycles(44, "table 2, load of a shared line, same die"), \.sharedHit),
    CostParameter(
      "farSharedHit", "ns", time, "the same, another socket",
      cycles(223, "table 2, load of a shared line, one hop"), \.farSharedHit),
    CostParameter(
      "transfer", "ns", time, "read of a line that another core has changed, same socket",
      cycles(109, "table 2, load of a modified line, same die"), \.transfer),
    CostParameter(
      "farTransfer", "ns", time, "the same, another socket",
      cycles(289, "table 2, load of a modified line, one hop"), \.farTransfer),
    CostParameter(
      "writeTransfer", "ns", time, "write to a line that another core has changed, same socket",
      cycles(115, "table 2, store to a modified line, same die"), \.writeTransfer),
    CostParameter(
      "farWriteTransfer", "ns", time, "the same, another socket",
      cycles(320, "table 2, store to a modified line, one hop"), \.farWriteTransfer),
    CostParameter(
      "upgrade", "ns", time, "write to a line that others read, same socket",
      cycles(116, "table 2, store to a shared line, same die"), \.upgrade),
    CostParameter(
      "farUpgrade", "ns", time, "the same, another socket",
      cycles(318, "table 2, store to a shared line, one hop"), \.farUpgrade),
    CostParameter(
      "gracePeriod", "ns", 0...1e10, "from the beginning of a grace period to its end",
      "kernel/rcu/tree.h of v5.1: RCU_JIFFIES_TILL_FORCE_QS is one jiffy, and two scans end most grace periods; HZ=250",
      \.gracePeriod),
    CostParameter(
      "wakeup", "ns", 0...1e8, "from a free sleeping lock to a running sleeper",
      "our measurement: two threads that wake each other with pthread_cond_signal(), half a round; the same machine",
      \.wakeup),
    CostParameter(
      "work", "ns", 1...1e9, "other work between two operations, on average; between half of it and one and a half",
      "our choice: a fault that reads from a fast SSD (the Optane SSD DC P4800X is specified below 10,000 ns) and the kernel around it",
      \.work),
    CostParameter(
      "reclaimShare", "percent", 0...100, "deletions made by reclaim, after a lookup; the others by exiting tasks",
      "our choice", \.reclaimShare),
    CostParameter(
      "pages", "pages", 64...16384, isWhole: true, "pages of an address space in the swap cache",
      "our choice: a quarter of the 16384 slots", \.pages),
    CostParameter(
      "spaces", "address spaces", 1...64, isWhole: true, "address spaces, of 64 MiB of swap each",
      "our choice: the load meets in one", \.spaces),
  ]

  /// The parameter called `name`; nil when there is none.
  public static func named(_ name: String) -> CostParameter? { all.first { $0.name == name } }
}
