import RaceMachine

extension Scenario {
  /// `do_swap_page()` with its recheck under the page lock (kernel-facts 3.7).
  static let faultTHP = Scenario(
    id: "fault-thp", title: "a page fault and its recheck",
    summary: """
      A page fault looks its swap entry up, locks the page, and checks that the page still backs the entry.
      It compares the subpage's own ->private: a lookup that delivers another page sends it round for ever.
      With deleter=on another thread has mapped the page already, and the swap cache is given up meanwhile.
      """,
    source: "linux-mm, 23 March 2019; kernel-facts 3.7: F1 to F7",
    parameters: [
      .geometry, .order("huge"), .offset("10"), .readers, .debugVM,
      Parameter(
        name: "deleter", defaultValue: "off", summary: "whether the page is deleted meanwhile",
        domain: .words(["off", "on"])),
    ],
    stage: { settings throws(ModelError) in
      let place = try SwapPlace(settings)
      var page = SwapCachePage(place)
      let deletes = settings["deleter"] == "on"
      let faulting = place.openOffsets.isEmpty ? [SwapEntry.offset(place.wantedEntry)] : place.openOffsets
      if deletes { page.references = 1 } else { page.usedSlots = Set(faulting) }
      let readers = Array(repeating: RaceTask.fault(place.wantedEntry), count: Int(settings.number("readers")))
      return page.stage(readers + (deletes ? [.exit(place.page)] : []), settings)
    })
}
