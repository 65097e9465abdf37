/// A cover that is a page of text.
protocol TextCover: Cover, ScrollingPage {
  /// The command that closes it again, by the key that has opened it.
  var toggle: Command { get }
  /// Why it does not scroll where all of it fits.
  var fits: String { get }
}

extension TextCover {
  var isFramed: Bool { true }

  func draw(in canvas: inout Canvas, over beneath: Interface) { draw(in: &canvas) }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    guard command.distance != nil else { return nil }
    return isScrollable(width: beneath.width, height: beneath.height) ? nil : fits
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    if let distance = command.distance { scroll(by: distance, width: beneath.width, height: beneath.height) }
    return command == toggle ? [.close] : []
  }
}
