/// The colours behind the 256 indices, as xterm defines them.
enum XtermPalette {
  /// Red, green and blue, 0 to 255.
  static func components(_ index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let value = Int(index)
    if value < 16 { return base[value] }
    if value >= 232 {
      let gray = 8 + (value - 232) * 10
      return (gray, gray, gray)
    }
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + step * 40 }
    let cube = value - 16
    return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  private static let base: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
