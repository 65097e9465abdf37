import Foundation
import RaceScreen

/// What eyes make of a colour.
struct SeenColor {
  /// Linear red, green and blue, 0 to 1.
  var linear: [Double]

  init(_ ink: Ink) {
    let parts = ink.components
    linear = [parts.red, parts.green, parts.blue].map {
      let value = Double($0) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  init(hex: Int) { self.init(.rgb(UInt8(hex >> 16), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))) }

  /// Relative luminance, as the Web Content Accessibility Guidelines define it.
  var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

  /// Their ratio of contrast, 1 to 21.
  func contrast(to ground: SeenColor) -> Double {
    let (light, dark) = (max(luminance, ground.luminance), min(luminance, ground.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// A way of seeing colours: a matrix on linear colours (Machado, Oliveira and Fernandes 2009, severity 1).
  enum Vision: String, CaseIterable {
    case usual, protanopia, deuteranopia, tritanopia

    var matrix: [[Double]] {
      switch self {
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
      case .deuteranopia:
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
      case .tritanopia:
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
      }
    }
  }

  /// The colour as somebody else sees it.
  func seen(with vision: Vision) -> SeenColor {
    var copy = self
    copy.linear = vision.matrix.map { row in min(1, max(0, zip(row, linear).map(*).reduce(0, +))) }
    return copy
  }

  /// Lightness and the two opponent axes of CIELAB (D65).
  private var lab: [Double] {
    func curve(_ value: Double) -> Double { value > 0.008856 ? cbrt(value) : 7.787 * value + 16 / 116 }
    let (red, green, blue) = (linear[0], linear[1], linear[2])
    let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    let y = curve(luminance)
    let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  /// How different two colours look; 2.3 is just noticeable side by side.
  func distance(to other: SeenColor) -> Double {
    zip(lab, other.lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }
}
