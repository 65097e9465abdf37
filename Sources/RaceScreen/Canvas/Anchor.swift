/// Cells of a picture that somebody wants to find again.
struct Anchor: Hashable, Sendable {
  /// What they show, by a number that only those who draw and ask understand.
  let subject: Int
  /// The cells, in the coordinates of the whole picture.
  let rect: Rect
}

extension StyledText {
  /// The same text as something that can be found again.
  func anchored(_ subject: Int?) -> StyledText {
    StyledText(
      spans: spans.map {
        var span = $0
        span.subject = subject
        return span
      })
  }
}
