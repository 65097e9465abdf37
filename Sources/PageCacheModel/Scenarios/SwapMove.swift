import RaceMachine

extension Scenario {
  /// W3: the page moves to another place in swap between the recheck and the derivation (kernel-facts 5.1).
  static let swapMove = Scenario(
    id: "swap-move", title: "the page moves after the recheck",
    summary: """
      A lookup has checked its slot. Reclaim then frees the swap space of the page,
      and soon writes it out again, to another swap file and another slot.
      The fields are valid again, but they speak of the new place.
      """,
    source: "linux-mm, 31 March 2019; kernel-facts 5.1: W3",
    parameters: [.geometry, .order("0"), .offset("9"), .readers, .debugVM, .target], stage: swapMoveStage)

  /// The stage of both sizes.
  static let swapMoveStage: @Sendable (Settings) throws(ModelError) -> Stage = { settings throws(ModelError) in
    let place = try SwapPlace(settings)
    var page = SwapCachePage(place)
    page.references = 1
    let target = SwapTarget(rawValue: settings["target"]) ?? .elsewhere
    let slot = target.slot(for: place)
    let entry = SwapEntry.word(type: target.isOtherFile ? 1 : 0, offset: slot)
    let readers = Array(repeating: RaceTask.readahead(place.wantedEntry), count: Int(settings.number("readers")))
    var stage = page.stage(readers + [.moveInSwap(place.page, to: entry)], settings, movingTo: [slot])
    let (here, there) = (place.window, place.window(around: slot))
    stage.plan.windows =
      target.isOtherFile
      ? [here, there] : [min(here.lowerBound, there.lowerBound)..<max(here.upperBound, there.upperBound)]
    stage.plan.nodeCount = 32
    return stage
  }
}

/// Where a page goes when it is written out again.
enum SwapTarget: String, CaseIterable, Sendable {
  /// To another swap file and another slot.
  case elsewhere
  /// To another slot of the same file.
  case sameFile = "same-file"
  /// To another file, at the same slot.
  case sameOffset = "same-offset"
  /// To the very same slots.
  case sameSlots = "same-slots"

  /// Whether the swap file is another one.
  var isOtherFile: Bool { self == .elsewhere || self == .sameOffset }

  /// The slot of the head: a cluster further on, or below where that is the end of the swap file.
  func slot(for place: SwapPlace) -> Word {
    if self == .sameOffset || self == .sameSlots { return place.base }
    let step = Word(place.geometry.clusterSlots)
    let next = place.base + step
    return place.geometry == .teaching && next > 15 ? place.base - step : next
  }
}

extension Parameter {
  /// Where the page goes.
  static let target = Parameter(
    name: "target", defaultValue: SwapTarget.elsewhere.rawValue, summary: "where the page is written out again",
    domain: .words(SwapTarget.allCases.map(\.rawValue)))
}
