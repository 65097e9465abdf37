/// What went wrong between a lookup and everybody else, as far as a report can show it.
public enum ReportWindow: String, Sendable, CaseIterable {
  /// No race: ->index is not the swap offset.
  case withoutRace = "no race"
  /// The flag was seen set, ->private was already cleared.
  case flagThenCleared = "W1"
  /// The flag was seen clear, so ->index was taken.
  case flagCleared = "W2"
  /// The page was in another place of swap already.
  case moved = "W3"
  /// A file lookup of a page that is in the swap cache as well.
  case bothCaches = "both caches"
  /// A slot still names the head of a huge page that was split.
  case staleHead = "stale head"
  /// The mask was put on an index that counts huge pages.
  case hugeIndex = "huge index"

  /// A few words.
  public var title: String {
    switch self {
    case .withoutRace: "no race is needed: ->index is not the swap offset"
    case .flagThenCleared: "the flag was read before the deletion cleared it, ->private after it was cleared"
    case .flagCleared: "the flag was read after the deletion cleared it, so ->index was taken"
    case .moved: "the page was in another place of swap when its fields were read"
    case .bothCaches: "a file lookup met a page that is in the swap cache as well"
    case .staleHead: "a slot still names the head of a huge page that was split"
    case .hugeIndex: "the index of a hugetlb file counts huge pages, the mask counts small ones"
    }
  }
}
