/// A cell of a canvas, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  /// The column, growing to the right.
  public var x: Int
  /// The row, growing downwards.
  public var y: Int

  /// The cell in column `x` of row `y`; it may lie outside of any canvas.
  public init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}
