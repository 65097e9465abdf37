/// The costs of ``CostParameters``, in picoseconds: whole numbers, so that sums are the same on every machine.
struct Costs {
  /// A cost between cores of a socket, and between sockets.
  struct Distance {
    let near, far: Int64
  }

  let localHit, atomic: Int64
  let sharedHit, transfer, writeTransfer, upgrade: Distance
  let gracePeriod, wakeup, work: Int64
  let coresPerSocket: Int

  init(_ parameters: CostParameters) {
    localHit = Self.picoseconds(parameters.localHit)
    atomic = Self.picoseconds(parameters.atomic)
    sharedHit = Self.distance(parameters.sharedHit, parameters.farSharedHit)
    transfer = Self.distance(parameters.transfer, parameters.farTransfer)
    writeTransfer = Self.distance(parameters.writeTransfer, parameters.farWriteTransfer)
    upgrade = Self.distance(parameters.upgrade, parameters.farUpgrade)
    gracePeriod = Self.picoseconds(parameters.gracePeriod)
    wakeup = Self.picoseconds(parameters.wakeup)
    work = Self.picoseconds(parameters.work)
    coresPerSocket = max(1, Int(parameters.coresPerSocket))
  }

  /// So many nanoseconds.
  static func picoseconds(_ nanoseconds: Double) -> Int64 { Int64((nanoseconds * 1_000).rounded()) }

  private static func distance(_ near: Double, _ far: Double) -> Distance {
    Distance(near: picoseconds(near), far: picoseconds(far))
  }
}
