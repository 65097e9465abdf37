import RaceMachine

/// Where the page of a scenario lies in its file, and which of its indices is looked up.
struct FilePlace: Sendable {
  /// The index of the head, aligned to the size of the page.
  let base: Word
  /// The index that readers look up; nil when the schedule chooses.
  let offset: Word?
  let order: Int

  /// Reads `geometry`, `order` and `offset`. The page lies where the offset says: a compound page at the aligned index
  /// below.
  ///
  /// - Parameter ordinary: what the default of `offset` means, for each geometry.
  init(_ settings: Settings, ordinary: (teaching: Word, kernel: Word), geometry: Geometry) throws(ModelError) {
    order = settings["order"] == "huge" ? geometry.hugeOrder : Int(settings.number("order"))
    guard order <= geometry.hugeOrder else {
      throw ModelError("order is at most \(geometry.hugeOrder) in the \(geometry.name) geometry, not \(order)")
    }
    let text = settings["offset"]
    let usual = geometry == .kernel ? ordinary.kernel : ordinary.teaching
    let wanted = text == "any" || Word(parsing: text) == ordinary.teaching ? usual : Word(parsing: text) ?? 0
    base = (wanted >> Word(order)) << Word(order)
    offset = text == "any" ? nil : wanted
    let last: Word = geometry == .teaching ? 15 : 4095
    guard wanted <= last else {
      throw ModelError(
        "offset is 'any' or a file index up to \(geometry.offsetFormat.text(last)) here, not '\(text)'")
    }
  }

  /// The indices of the page.
  var indices: Range<Word> { base..<(base + 1 << Word(order)) }
  /// The indices among which each reader chooses; empty when the index is fixed.
  var openOffsets: [Word] { offset == nil ? Array(indices) : [] }
}

extension Settings {
  /// The geometry that the settings name.
  var geometry: Geometry { self["geometry"] == "kernel" ? .kernel : .teaching }
}

extension Parameter {
  /// The file index that readers look up.
  static func fileOffset(_ defaultValue: String) -> Parameter {
    Parameter(
      name: "offset", defaultValue: defaultValue,
      summary: "the file index that readers look up, or 'any' of the page's", domain: .offset)
  }
}
