extension CostParameter {
  private static let time = 0.0...1e6
  private static let paper =
    "David, Guerraoui, Trigonakis: Everything You Always Wanted to Know About Synchronization but Were Afraid to Ask, SOSP 2013"

  private static func cycles(_ count: Int, _ what: String) -> String {
    "\(paper), Xeon E7-8867L at 2.13 GHz, \(what): \(count) cycles"
  }

  /// All of them, in the order in which they are listed.
  public static let all: [CostParameter] = [
    CostParameter(
      "coresPerSocket", "cores", 1...256, isWhole: true, "cores of a socket",
      .chosen, "256 CPUs are four sockets", \.coresPerSocket),
    CostParameter(
      "localHit", "ns", time, "access to a line of the own cache",
      .unverified, cycles(5, "table 3, L1"), \.localHit),
    CostParameter(
      "atomic", "ns", time, "what an atomic operation costs more than a plain access",
      .measured, "fetch_add on a line of one's own, less a plain addition; AMD EPYC 9005 in a virtual machine, 2 CPUs",
      \.atomic),
    CostParameter(
      "sharedHit", "ns", time, "read of a line that others only read, same socket",
      .unverified, cycles(44, "table 2, load of a shared line, same die"), \.sharedHit),
    CostParameter(
      "farSharedHit", "ns", time, "the same, another socket",
      .unverified, cycles(223, "table 2, load of a shared line, one hop"), \.farSharedHit),
    CostParameter(
      "transfer", "ns", time, "read of a line that another core has changed, same socket",
      .published, cycles(109, "table 2, load of a modified line, same die") + "; cited so elsewhere", \.transfer),
    CostParameter(
      "farTransfer", "ns", time, "the same, another socket",
      .published, cycles(289, "table 2, load of a modified line, one hop") + "; cited so elsewhere", \.farTransfer),
    CostParameter(
      "writeTransfer", "ns", time, "write to a line that another core has changed, same socket",
      .unverified, cycles(115, "table 2, store to a modified line, same die"), \.writeTransfer),
    CostParameter(
      "farWriteTransfer", "ns", time, "the same, another socket",
      .unverified, cycles(320, "table 2, store to a modified line, one hop"), \.farWriteTransfer),
    CostParameter(
      "upgrade", "ns", time, "write to a line that others read, same socket",
      .unverified, cycles(116, "table 2, store to a shared line, same die"), \.upgrade),
    CostParameter(
      "farUpgrade", "ns", time, "the same, another socket",
      .unverified, cycles(318, "table 2, store to a shared line, one hop"), \.farUpgrade),
    CostParameter(
      "gracePeriod", "ns", 0...1e10, "from the beginning of a grace period to its end",
      .published,
      """
      kernel/rcu/tree.h: RCU_JIFFIES_TILL_FORCE_QS, the time between two scans for CPUs that hold it back, is one jiffy at \
      HZ=250; that two scans end most grace periods is our reading. rcu_init_geometry() adds a jiffy for each 256 CPUs, \
      which is left out
      """, \.gracePeriod),
    CostParameter(
      "wakeup", "ns", 0...1e8, "from a free sleeping lock to a running sleeper",
      .measured,
      "two threads that wake each other with pthread_cond_signal(), half a round; AMD EPYC 9005 in a virtual machine, 2 CPUs",
      \.wakeup),
    CostParameter(
      "work", "ns", 1...1e9, "other work between two operations, on average; between half of it and one and a half",
      .chosen,
      """
      a fault that reads from a fast SSD and the kernel around it; the typical latency of the Optane SSD DC P4800X is \
      specified below 10,000 ns, and AnandTech measured 8,900 ns in 2017
      """, \.work),
    CostParameter(
      "reclaimShare", "percent", 0...100, "deletions made by reclaim, after a lookup; the others by exiting tasks",
      .chosen, "neither kind alone", \.reclaimShare),
    CostParameter(
      "pages", "pages", 64...16384, isWhole: true, "pages of an address space in the swap cache",
      .chosen, "a quarter of the 16384 slots", \.pages),
    CostParameter(
      "spaces", "address spaces", 1...64, isWhole: true, "address spaces, of 64 MiB of swap each",
      .chosen, "the load meets in one", \.spaces),
  ]

  /// The parameter called `name`; nil when there is none.
  public static func named(_ name: String) -> CostParameter? { all.first { $0.name == name } }
}
