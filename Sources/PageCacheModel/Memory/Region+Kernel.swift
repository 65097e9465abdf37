import RaceMachine

/// The regions of the kernel model. Guarded ones are touched only under the lock named in the comment.
extension Region {
  // struct page
  static let pageFlags = Region(0, "page.flags")
  static let pageMapping = Region(1, "page.mapping")
  static let pageIndex = Region(2, "page.index")
  static let pagePrivate = Region(3, "page.private")
  static let pageRefcount = Region(4, "page._refcount")
  static let pageMapcount = Region(5, "page._mapcount")
  static let pageCompoundHead = Region(6, "page.compound_head")
  static let pageCompoundOrder = Region(7, "page.compound_order")
  static let pageCompoundDtor = Region(8, "page.compound_dtor")

  // struct xarray and struct xa_node
  static let xaLock = Region(10, "xa_lock")
  static let xaHead = Region(11, "xa_head")
  /// The array's mark bits: under xa_lock.
  static let xaFlags = Region(12, "xa_flags", .guarded)
  static let nodeSlots = Region(13, "xa_node.slots")
  static let nodeParent = Region(14, "xa_node.parent")
  /// Which slot of its parent a node is in, and how many index bits lie below it: set before it is published.
  static let nodeShape = Region(15, "xa_node.shape", .immutable)
  /// count and nr_values: under xa_lock.
  static let nodeCounts = Region(16, "xa_node.counts", .guarded)
  /// Under xa_lock. Lookups by mark, which the kernel does without it, appear in no scenario.
  static let nodeMarks = Region(17, "xa_node.marks", .guarded)

  // swap
  static let swapLock = Region(20, "swap_info.lock")
  /// inuse_pages: under si->lock.
  static let swapCounters = Region(21, "swap_info.counters", .guarded)
  static let swapMap = Region(22, "swap_map")
  static let clusterLock = Region(23, "cluster.lock")
  /// count and flags of a cluster: under the cluster lock.
  static let clusterData = Region(24, "cluster.data", .guarded)
  /// nrpages of an address space: under xa_lock.
  static let spaceCounters = Region(25, "address_space.nrpages", .guarded)

  // reclaim
  static let lruLock = Region(27, "lru_lock")

  // page tables
  static let pteLock = Region(30, "pte lock")
  static let pte = Region(31, "pte")

  // What judges remember
  /// Whether a node is live, freed, or waiting for its grace period.
  static let nodeLife = Region(40, "xa_node life", .ghost)
  /// Which page is the home of an offset.
  static let homes = Region(41, "home", .ghost)
  /// What a CPU's lookup is about, and which homes it has seen.
  static let lookups = Region(44, "lookup", .ghost)
  /// How often a frame was freed.
  static let pageLives = Region(45, "page lives", .ghost)
  /// How deep a CPU is in RCU read sections.
  static let readSections = Region(46, "rcu_read_lock_nesting", .ghost)
  /// Which grace periods wait for a CPU.
  static let gracePeriods = Region(47, "grace periods", .ghost)
  /// What a CPU keeps to itself between two of its steps.
  static let ownRegister = Region(43, "own register", .own)
  /// Whether a frame is allocated.
  static let pageLife = Region(42, "page life", .ghost)
}
