/// What everything costs on the simulated computer, and what its CPUs do. All times in nanoseconds.
///
/// Where each default is from stands in ``CostParameter/all``.
public struct CostParameters: Hashable, Sendable {
  // MARK: The computer

  /// Cores of a socket; CPUs are numbered socket by socket.
  public var coresPerSocket = 64.0
  /// An access to a line that the CPU's own cache holds.
  public var localHit = 2.3
  /// What an atomic operation costs more than a plain access, wherever the line is.
  public var atomic = 8.9
  /// Reading a line that others only read, from the same socket.
  public var sharedHit = 20.7
  /// The same from another socket.
  public var farSharedHit = 104.7
  /// Reading a line that a core of the same socket has changed.
  public var transfer = 51.2
  /// The same from another socket.
  public var farTransfer = 135.7
  /// Taking a line for writing that a core of the same socket has changed.
  public var writeTransfer = 54.0
  /// The same from another socket.
  public var farWriteTransfer = 150.2
  /// Taking a line for writing that others read, when all of them are in the same socket.
  public var upgrade = 54.5
  /// The same when one of them is in another socket.
  public var farUpgrade = 149.3

  // MARK: The kernel

  /// From the beginning of a grace period to its end, when no reader holds it back for longer.
  public var gracePeriod = 8_000_000.0
  /// From the moment a sleeping lock is free until the sleeper that gets it runs.
  public var wakeup = 6_200.0

  // MARK: The load

  /// Other work of a CPU between two operations, on average.
  public var work = 20_000.0
  /// Percent of the deletions that reclaim makes, which looks the page up first; exiting tasks make the others.
  public var reclaimShare = 50.0
  /// Pages that each address space has in the swap cache.
  public var pages = 4096.0
  /// Address spaces, of 64 MiB of swap each.
  public var spaces = 1.0

  /// The defaults.
  public init() {}
}
