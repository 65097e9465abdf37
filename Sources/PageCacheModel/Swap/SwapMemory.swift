import RaceMachine

/// The swap files of a model: their maps and clusters, as far as a scenario touches them.
struct SwapMemory: Sendable {
  /// One swap area, seen through a window of consecutive slots.
  struct File: Sendable {
    /// The type of its entries.
    let type: Word
    /// The slots that exist in the model; whole clusters.
    let window: Range<Word>
    /// Object 0: lock. (`struct swap_info_struct`)
    let info: ObjectRow
    /// A word a slot.
    let map: ObjectRow
    /// Clusters: lock, count, flags. (`struct swap_cluster_info`)
    let clusters: ObjectRow
    /// Address spaces of this file begin at this number of the model's XArrays; the first covers `window.lowerBound`.
    let firstSpace: Int
  }

  /// Fields of a cluster, by offset.
  enum Cluster { static let lock = 0, count = 1, flags = 2 }
  /// CLUSTER_FLAG_HUGE: the cluster backs one huge page.
  static let hugeFlag: Word = 4

  let geometry: Geometry
  let files: [File]

  init(in map: inout MemoryMap, geometry: Geometry, windows: [Range<Word>]) {
    self.geometry = geometry
    var files: [File] = []
    let offsets = geometry.offsetFormat
    for (number, window) in windows.enumerated() {
      let type = Word(number)
      let slots = Word(geometry.clusterSlots)
      let info = map.place("swap_info[\(number)]", fields: [Field("lock", .swapLock)])
      let swapMap = map.place(
        window.count, fields: [Field("", .swapMap, SwapMapEntry.format)]
      ) { "swap_map[\(type):\(offsets.text(window.lowerBound + Word($0)))]" }
      let clusters = map.place(
        window.count / geometry.clusterSlots,
        fields: [Field("lock", .clusterLock), Field("count", .clusterData), Field("flags", .clusterData)]
      ) { "cluster[\(type):\(window.lowerBound / slots + Word($0))]" }
      files.append(
        File(type: type, window: window, info: info, map: swapMap, clusters: clusters, firstSpace: number))
    }
    self.files = files
  }

  private func file(of entry: Word) -> File? {
    let type = SwapEntry.type(entry)
    guard type < Word(files.count) else { return nil }
    let file = files[Int(type)]
    return file.window.contains(SwapEntry.offset(entry)) ? file : nil
  }

  /// The number of the XArray of the address space that `entry` belongs to (`swap_address_space`).
  func space(of entry: Word) -> Int { file(of: entry).map(\.firstSpace) ?? 0 }

  /// The word of `swap_map` for an entry.
  func mapWord(_ entry: Word) -> Address {
    file(of: entry).map { $0.map[Int(SwapEntry.offset(entry) - $0.window.lowerBound)] } ?? Address(0)
  }

  /// A field of the cluster of an entry.
  func cluster(_ entry: Word, _ field: Int) -> Address {
    file(of: entry).map {
      $0.clusters[Int(SwapEntry.offset(entry) - $0.window.lowerBound) / geometry.clusterSlots] + field
    } ?? Address(0)
  }

  /// One more slot of the cluster of `entry`, whose lock is held, is in use.
  func addUser(_ c: inout StepContext, _ entry: Word) {
    let (count, lock) = (cluster(entry, Cluster.count), cluster(entry, Cluster.lock))
    c.setGuarded(count, .clusterData, by: lock, to: c.guarded(count, .clusterData, by: lock) + 1)
  }

  /// The lock of the swap area of an entry (`si->lock`).
  func areaLock(_ entry: Word) -> Address { file(of: entry).map { $0.info[0] } ?? Address(0) }
}

/// Places for steps whose local `entry` holds a swap entry, `index` slots further on if given.
extension SwapMemory {
  func mapWord(_ entry: Local) -> Place { Place(.swapMap) { mapWord($0[entry]) } }
  func mapWord(_ entry: Local, plus distance: Local) -> Place {
    Place(.swapMap) { mapWord($0[entry] &+ $0[distance]) }
  }
  func clusterLock(_ entry: Local) -> Place { Place(.clusterLock) { cluster($0[entry], Cluster.lock) } }
  func areaLock(_ entry: Local) -> Place { Place(.swapLock) { areaLock($0[entry]) } }
}
