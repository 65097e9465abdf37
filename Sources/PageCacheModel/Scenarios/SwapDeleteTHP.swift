extension Scenario {
  /// The same with a huge page: the lookup asks for a subpage and checks the slot again, which still names the head.
  static let swapDeleteTHP = Scenario(
    id: "swap-delete-thp", title: "lookup against deletion, huge page",
    summary: """
      Readahead looks up one subpage of a huge page; all its slots name the head.
      The deletion empties slot after slot. The reader's slot may still name the head
      when the head's ->private is already gone: the recheck passes, and the derivation is wrong.
      """,
    source: "linux-mm, 29 March 2019; kernel-facts 5.1",
    parameters: [.geometry, .order("huge"), .offset("10"), .readers, .debugVM, .deleter("exit")],
    stage: swapDeleteStage)
}
