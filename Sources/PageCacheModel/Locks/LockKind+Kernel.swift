import RaceMachine

extension LockKind {
  /// Bit 0 of the flags of a page's head. Waiters sleep.
  static let page = LockKind(2, "page lock", sleeps: true, mask: PageFlag.locked.mask)
  /// The lock of a swap cluster.
  static let cluster = LockKind(3, "cluster lock", sleeps: false)
  /// `si->lock` of a swap area.
  static let swapArea = LockKind(4, "si->lock", sleeps: false)
  /// pgdat->lru_lock, for the lists of reclaim.
  static let lru = LockKind(6, "lru_lock", sleeps: false)
  /// The lock of a page table.
  static let pte = LockKind(5, "pte lock", sleeps: false)
}
