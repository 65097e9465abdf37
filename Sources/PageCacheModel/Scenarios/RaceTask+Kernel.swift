import RaceMachine

/// What the CPUs of the scenarios do. Tasks with equal arguments belong to one symmetry class.
extension RaceTask {
  /// Readahead looks up a swap entry.
  static func readahead(_ entry: Word) -> RaceTask {
    RaceTask("__read_swap_cache_async", [entry], symmetryClass: 0, title: "readahead")
  }

  /// Direct reclaim meets a slot that only the swap cache uses.
  static func reclaim(_ entry: Word) -> RaceTask {
    RaceTask("scan_swap_map_slots", [entry], symmetryClass: 1, title: "direct reclaim")
  }

  /// A page fault whose entry was read from the pte before anybody locked it.
  static func fault(_ entry: Word) -> RaceTask {
    RaceTask("do_swap_page", [entry], symmetryClass: 2, title: "page fault")
  }

  /// memcg moves a charge.
  static func memcg(_ entry: Word) -> RaceTask {
    RaceTask("mc_handle_swap_pte", [entry], symmetryClass: 3, title: "memcg")
  }

  /// A task exits and gives up a page.
  static func exit(_ page: Word) -> RaceTask {
    RaceTask("free_page_and_swap_cache", [page], symmetryClass: 10, title: "exit")
  }

  /// A write fault reuses a page that is mapped and in the swap cache.
  static func writeFault(_ page: Word) -> RaceTask {
    RaceTask("do_wp_page", [page], symmetryClass: 11, title: "write fault")
  }

  /// Reclaim frees the swap space of a page.
  static func freeSwap(_ page: Word) -> RaceTask {
    RaceTask("activate_locked", [page, 0], symmetryClass: 12, title: "reclaim")
  }

  /// Reclaim frees the swap space of a page and later gives it other slots, from `entry` on.
  static func moveInSwap(_ page: Word, to entry: Word) -> RaceTask {
    RaceTask("activate_locked", [page, entry], symmetryClass: 13, title: "reclaim")
  }

  /// Reclaim frees a clean page.
  static func reclaimPage(_ page: Word) -> RaceTask {
    RaceTask("shrink_inactive_list", [page, 0], symmetryClass: 15, title: "reclaim")
  }

  /// kswapd splits a huge page and deletes one of its parts.
  static func kswapd(_ page: Word, deleting part: Word, _ oldHead: OldHead) -> RaceTask {
    RaceTask("kswapd", [page, part, oldHead.rawValue], symmetryClass: 16, title: "kswapd")
  }

  /// An rmap walk looks for who maps a page.
  static func rmapWalk(_ page: Word) -> RaceTask {
    RaceTask("rmap_walk_anon", [page], symmetryClass: 14, title: "rmap walk")
  }
}
