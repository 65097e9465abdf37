import RaceMachine

extension Scenario {
  /// Two different callers look the same entry up while it is deleted: why locking one caller is not enough.
  static let twoCallers = Scenario(
    id: "two-callers", title: "two callers against a deletion",
    summary: """
      Direct reclaim and another caller look the same swap entry up while an exiting task deletes the page.
      One fix locks the reclaim caller only. With reader=memcg the other caller is the example of the mail:
      it holds the pte lock and the pte itself, so the slot has a user, and nobody can delete the page.
      """,
    source: "linux-mm, 29 to 31 March 2019; kernel-facts 3.8",
    parameters: [.geometry, .order("0"), .offset("9"), .debugVM, .reader],
    stage: { settings throws(ModelError) in
      let place = try SwapPlace(settings)
      var page = SwapCachePage(place)
      page.references = 1
      let other: RaceTask
      switch settings["reader"] {
      case "fault": other = .fault(place.wantedEntry)
      case "memcg":
        page.usedSlots = [SwapEntry.offset(place.wantedEntry)]
        other = .memcg(place.wantedEntry)
      default: other = .readahead(place.wantedEntry)
      }
      return page.stage([.reclaim(place.wantedEntry), other, .exit(place.page)], settings)
    })
}

extension Parameter {
  /// Who looks the entry up besides reclaim.
  static let reader = Parameter(
    name: "reader", defaultValue: "readahead",
    summary: "the other caller: readahead, a fault whose entry was read without a lock, or memcg under the pte lock",
    domain: .words(["readahead", "fault", "memcg"]))
}
