import RaceMachine

extension Scenario {
  /// A file lookup against the truncation of a huge page: the control group of the deletion from the swap cache.
  static let truncate = Scenario(
    id: "truncate", title: "file lookup against truncation",
    summary: """
      A reader looks up one subpage of a huge page of a file; all its slots name the head.
      A truncation takes the page out of the file and frees it.
      It leaves ->index alone, so whatever the lookup reads of the page is still true.
      """,
    source: "kernel-facts 2.2 and 3.11",
    parameters: [.geometry, .order("huge"), .fileOffset("10"), .readers, .debugVM],
    stage: { settings throws(ModelError) in
      let geometry = settings.geometry
      let place = try FilePlace(settings, ordinary: (10, 0x6c8), geometry: geometry)
      return FileStage(
        geometry: geometry, pfn: geometry == .kernel ? 0x12400 : 0x48, place: place,
        readers: Int(settings.number("readers")), reader: "generic_file_buffered_read", readerTitle: "read",
        other: { mapping, page in
          RaceTask("truncate_inode_pages_range", [mapping, page], symmetryClass: 1, title: "truncate")
        }
      ).stage
    })
}
