extension Scenario {
  /// W3 with a huge page.
  static let swapMoveTHP = Scenario(
    id: "swap-move-thp", title: "the huge page moves after the recheck",
    summary: """
      A lookup of one subpage has checked its slot, which names the head.
      Reclaim frees the swap space of the huge page and writes it out again elsewhere.
      The fields are valid again, but they speak of the new place.
      """,
    source: "linux-mm, 31 March 2019; kernel-facts 5.1: W3",
    parameters: [.geometry, .order("huge"), .offset("10"), .readers, .debugVM, .target], stage: swapMoveStage)
}
