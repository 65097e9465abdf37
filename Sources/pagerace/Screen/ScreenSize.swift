import RaceScreen

/// Columns and rows of a picture, as `--size` takes them.
struct ScreenSize {
  let width, height: Int

  /// Reads `100x30`.
  init(_ text: String) throws {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], 80...500 ~= width, 24...200 ~= height else {
      throw Failure.wrongInput("--size takes columns and rows from 80x24 to 500x200, not '\(text)'")
    }
    self.width = width
    self.height = height
  }
}
