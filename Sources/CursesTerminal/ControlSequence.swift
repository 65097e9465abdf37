import RaceScreen

/// A control sequence that terminfo does not list for this terminal: keys with modifiers, reports, arrows in the
/// other cursor mode. It must not be taken for Escape and a handful of letters, which would do things.
struct ControlSequence {
  /// How many items after the escape belong to it.
  let length: Int
  /// What it means, if it is a key that we know.
  let key: Key?

  /// The sequence at the start of what follows an escape within the same read. Nil if there is none, so that
  /// Escape and then `[`, typed quickly, stay two keys.
  init?(_ rest: ArraySlice<RawInput>) {
    guard rest.first == .scalar(UInt32(UInt8(ascii: "["))) else { return nil }
    var parameters: [UInt8] = []
    for item in rest.dropFirst() {
      guard case .scalar(let value) = item, let byte = UInt8(exactly: value) else { return nil }
      switch byte {
      case 0x20...0x3F: parameters.append(byte)
      case 0x40...0x7E:
        key = Self.key(parameters, byte)
        if parameters.isEmpty && key == nil { return nil }
        length = parameters.count + 2
        return
      default: return nil
      }
    }
    return nil
  }

  private static func key(_ parameters: [UInt8], _ final: UInt8) -> Key? {
    let number = String(decoding: parameters, as: UTF8.self).split(separator: ";").first.flatMap { Int($0) }
    switch (UInt8(ascii: "~") == final ? number : nil, Character(Unicode.Scalar(final))) {
    case (1, _), (7, _), (_, "H"): return .home
    case (4, _), (8, _), (_, "F"): return .end
    case (2, _): return .insert
    case (3, _): return .delete
    case (5, _): return .pageUp
    case (6, _): return .pageDown
    case (_, "A"): return .up
    case (_, "B"): return .down
    case (_, "C"): return .right
    case (_, "D"): return .left
    case (_, "Z"): return .backTab
    default: return nil
    }
  }
}
