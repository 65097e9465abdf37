import RaceMachine

/// Where the value of a word stands in a picture.
struct ValueCell: Hashable, Sendable {
  /// The word.
  let address: Address
  /// The cells, without pointers and ends of blocks around them.
  let rect: Rect
}

extension ValueCell {
  /// The values of a picture that has kept its anchors.
  static func all(in canvas: Canvas) -> [ValueCell] {
    (canvas.anchors ?? []).map { ValueCell(address: Address($0.subject), rect: $0.rect) }
  }
}
