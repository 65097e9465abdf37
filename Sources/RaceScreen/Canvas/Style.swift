/// What a cell means. Views name a style, never a colour; a ``Theme`` decides how each style looks
/// at each ``ColorDepth``.
///
/// CPU numbers are those of the model, 0 and up; the look repeats every four, the shape every eight.
public enum Style: Hashable, Sendable {
  /// A value, or anything that needs no emphasis.
  case text
  /// The one to read first; a title.
  case strong
  /// Labels, units, numbers of past steps, code that has not run yet.
  case muted
  /// Rules, edges of cells, empty places.
  case rule
  /// The CPU itself: its tag, its letters in a schedule.
  case cpu(Int)
  /// A value that changed since the viewer's last key press: a solid block in its writer's hue.
  case changed(by: Int)
  /// A value on the chain that leads to the failing check: a solid block.
  case wrong
  /// The words beside a wrong value. Always together with a ✗ or a number.
  case wrongText
  /// A cell that the last step read. Where attributes are missing it looks like ``text``, so draw the
  /// reader's tag beside it.
  case read(by: Int)
  /// The row or cell that the keys act on.
  case selected
  /// A key in the footer.
  case key

  /// Whether the style is a solid block, which has a space on each side of its text.
  ///
  /// Draw such styles with ``Canvas/block(_:x:y:_:width:align:)``; then they are told apart without
  /// any attribute too.
  public var isBlock: Bool {
    switch self {
    case .changed, .wrong, .selected: true
    default: false
    }
  }
}
