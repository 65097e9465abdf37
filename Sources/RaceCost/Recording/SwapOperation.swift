/// What a CPU does, from its call to its return.
public enum SwapOperation: Int, Sendable, CaseIterable {
  /// Readahead looks a slot up and finds its page.
  case lookup
  /// Readahead looks a slot up whose page has gone.
  case missedLookup
  /// An exiting task takes its page out of the swap cache.
  case exit
  /// Reclaim looks a slot up that only the swap cache uses, and takes the page out.
  case reclaim
  /// Reclaim puts a page into the swap cache: what keeps the number of pages up.
  case insertion
}
