import RaceMachine

extension Scenario {
  /// A file lookup against truncation and reuse of the frame: why `find_get_entry()` looks at the slot again.
  static let pageReuse = Scenario(
    id: "page-reuse", title: "file lookup against reuse of the frame",
    summary: """
      A reader has loaded the slot of a huge page of a file, and no reference yet.
      The file is truncated, the page is freed, and its frame comes back as a small page elsewhere in the file.
      The reader gets its reference, on a stranger; only the second look at the slot tells.
      """,
    source: "kernel-facts 2.2 and 3.1, R6",
    parameters: [
      .geometry, .order("huge"), .fileOffset("10"),
      Parameter(
        name: "frame", defaultValue: "0", summary: "which frame of the huge page comes back, counted from the head",
        domain: .part),
      .readers, .debugVM,
    ],
    stage: { settings throws(ModelError) in
      let geometry = settings.geometry
      let place = try FilePlace(settings, ordinary: 0x6c8, geometry: geometry)
      let frame = settings.number("frame")
      guard frame < 1 << Word(place.order) else {
        throw ModelError(
          "frame is a number from 0 to \((1 << place.order) - 1) for a page of order \(place.order), not \(frame)")
      }
      // Another index, below: where the page's own index is mistaken for that of the old page, the upper check
      // finds it.
      let other: Word = place.base > 5 ? 5 : 13
      return FileStage(
        geometry: geometry, pfn: geometry == .kernel ? 0x12400 : 0x48, place: place,
        readers: Int(settings.number("readers")), reader: "generic_file_buffered_read", readerTitle: "read",
        other: { mapping, page in
          let reused = page &+ frame &* KernelPointer.pageStructSize
          return RaceTask(
            "truncate_then_read", [mapping, page, other, reused], symmetryClass: 1, title: "truncate, read")
        }
      ).stage
    })
}
