/// A kind of statement, or a part of one that has forms of its own. The reference of the language is made of these.
public struct LanguagePart: Sendable {
  /// Its first word.
  public let keyword: String
  /// How the rest is written; empty for one word.
  public let form: String
  /// What it means, with an example where that helps.
  public let meaning: String

  init(_ keyword: String, _ form: String, _ meaning: String) {
    self.keyword = keyword
    self.form = form
    self.meaning = meaning
  }

  /// What can be said about a page of an own scenario.
  public static let traits: [LanguagePart] = [
    LanguagePart("huge", "", "The page is as long as huge pages are: four frames, or 512 under 'geometry kernel'."),
    LanguagePart("order", "N", "It is 2^N frames long; without this, one frame."),
    LanguagePart(
      "in", "swap FILE:SLOT | file FILE:INDEX | tmpfs FILE:INDEX",
      "The cache that holds it, and its first slot there; file 0 need not be named. Without this, no cache does."),
    LanguagePart(
      "of", "tmpfs FILE:INDEX", "The place in tmpfs from which a page went to swap; the swap entry stands there."),
    LanguagePart("mapped", "[N]", "A page table maps it, or N do."),
    LanguagePart("used", "[SLOT …]", "Swap ptes name all of its swap slots, or these."),
    LanguagePart("dirty", "", "It must be written before it may go."),
    LanguagePart("fresh", "", "Nobody has ever mapped it: no mapping, and index 0."),
  ]

  /// What a CPU of an own scenario can do.
  public static let calls: [LanguagePart] = [
    LanguagePart(
      "lookup", "swap FILE:SLOT [by readahead|reclaim|fault|memcg]",
      "Looks a swap slot up: __read_swap_cache_async(), scan_swap_map_slots(), do_swap_page(), mc_handle_swap_pte()."),
    LanguagePart(
      "lookup", "file FILE:INDEX [by read|mincore]",
      "Looks an index of a file, or of tmpfs, up: generic_file_buffered_read(), mincore_page()."),
    LanguagePart(
      "lookup", "any of page FRAME [by …]", "Looks up any slot of the page: the schedule chooses, as in 0(offset=10)."),
    LanguagePart("exit", "page FRAME", "An exiting task gives the page up: free_page_and_swap_cache()."),
    LanguagePart("write-fault", "page FRAME", "A write fault reuses the page, which is mapped: do_wp_page()."),
    LanguagePart(
      "free-swap", "page FRAME", "Reclaim frees the swap space of the page and keeps it: shrink_page_list()."),
    LanguagePart(
      "move", "page FRAME to swap FILE:SLOT", "Reclaim does that, and writes the page to another place later."),
    LanguagePart(
      "reclaim", "page FRAME", "Reclaim takes the page from the swap cache and frees it: __remove_mapping()."),
    LanguagePart(
      "swap-out", "page FRAME to swap FILE:SLOT",
      "Adds the page, of tmpfs or in no cache, to the swap cache: shmem_writepage(), add_to_swap()."),
    LanguagePart("swap-in", "page FRAME", "Brings a page back to tmpfs: shmem_swapin_page()."),
    LanguagePart("rmap-walk", "page FRAME", "Looks for who maps the page: rmap_walk_anon()."),
    LanguagePart(
      "split", "page FRAME [deleting PART] [head kept|freed|reused]",
      "kswapd splits the page, then takes that part (1) from the swap cache, after the head was kept, freed or reused."),
    LanguagePart(
      "truncate", "page FRAME [reading INDEX [into PART]]",
      "Truncates the page's file, then may read another index into one of the frames: truncate_inode_pages_range()."),
  ]

  /// What can be claimed after `expect`.
  public static let claims: [LanguagePart] = [
    LanguagePart(
      "NAME", "= VALUE", "A word or variable has a value, as the screen writes it: page.private = 0:8, slot 10 = NULL."),
    LanguagePart("NAME", "!= VALUE", "It has another one; without any value, neither holds."),
    LanguagePart(
      "cpu", "N ready|choosing|blocked|finished|stopped",
      "What a CPU can do; a text after 'blocked' is part of the reason."),
    LanguagePart("cpu", "N holds \"LOCK\"", "It holds a lock of that name; 'holds a lock': any."),
    LanguagePart("cpu", "N in FUNCTION", "It is in that function."),
    LanguagePart(
      "broken", "[KIND [\"DETAIL\"]]", "A promise was broken in this run, as in: broken vm-bug \"index > offset\"."),
    LanguagePart("step", "N", "So many steps were taken in this act."),
    LanguagePart("over", "", "Nobody can go on."),
    LanguagePart(
      "cost", "PROPOSAL / PROPOSAL >|< N on CPUS",
      "In the last chart, on 1, 4, 16, 64 or 256 CPUs, the second one makes more or less than N times as many lookups."),
    LanguagePart(
      "cost", "PROPOSAL lookup|deletion >|< TIME on CPUS",
      "Half of them take longer, or less, than 8ms, 1.5us or 200ns."),
    LanguagePart(
      "cost", "PROPOSAL mostly \"WHAT\" on CPUS", "What costs most there, as in \"waiting for the i_pages lock\"."),
  ]

  /// How a value is named, in claims and highlights.
  public static let names: [LanguagePart] = [
    LanguagePart(
      "page.FIELD", "",
      "A field of the first page, which is the head: page.private, page.flags, page._refcount. page._mapcount is the number of mappings; the kernel's own word is one less."
    ),
    LanguagePart("page[FRAME].FIELD", "", "The same of any page; other words by the names that the screen shows."),
    LanguagePart("slot", "[FILE:]INDEX", "What the tree of a swap file holds there."),
    LanguagePart("slot", "file [FILE:]INDEX", "What the tree of another file, or of tmpfs, holds there."),
    LanguagePart("swap_map", "[FILE:]SLOT", "Who uses a swap slot."),
    LanguagePart("mm.pte", "", "The entry of the page table, where a scenario has one; its lock is mm.ptl."),
    LanguagePart(
      "cpu", "N [FUNCTION.]VARIABLE",
      "A variable of what the CPU runs, or what its lookup knew last: offset, wanted, slot, page, index, found; 'cpu 0 found = NULL' after one that found nothing."
    ),
  ]
}
