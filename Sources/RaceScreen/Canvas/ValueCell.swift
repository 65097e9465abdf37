import RaceMachine

/// Where the value of a word stands in a picture.
struct ValueCell: Hashable, Sendable {
  /// The word.
  let address: Address
  /// The cells, without pointers and ends of blocks around them.
  let rect: Rect
}
