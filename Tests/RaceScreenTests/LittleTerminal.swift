@testable import RaceScreen

/// As much of a terminal as the encoder needs, to judge its bytes by what they show.
struct LittleTerminal {
  struct Shown: Hashable {
    var glyph: Character = " "
    var look = Appearance.plain
  }

  private(set) var cells: [[Shown]]
  private var x = 0
  private var y = 0
  private var look = Appearance.plain

  init(width: Int, height: Int) {
    cells = Array(repeating: Array(repeating: Shown(), count: width), count: height)
  }

  /// What should be seen of a canvas: colour and weight of an empty cell cannot be.
  static func expected(_ canvas: Canvas, depth: ColorDepth) -> [[Shown]] {
    let picture = depth == .none ? canvas.withoutAttributes() : canvas
    return (0..<picture.height).map { y in
      (0..<picture.width).map { x in
        seen(picture[x, y].glyph, Theme.standard.appearance(of: picture[x, y].style, at: depth))
      }
    }
  }

  private static func seen(_ glyph: Character, _ look: Appearance) -> Shown {
    Shown(glyph: glyph, look: glyph == " " && !look.showsOnSpace ? .plain : look)
  }

  mutating func feed(_ text: String) {
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      if character == "\u{1B}" {
        rest.removeFirst()
        let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
        control(String(rest[..<end]), rest[end])
        rest = rest[(end + 1)...]
      } else {
        cells[y][x] = Self.seen(character, look)
        x += 1
        if CellWidth.of(String(character)) == 2 {
          cells[y][x] = Self.seen(" ", look)
          x += 1
        }
      }
    }
  }

  private mutating func control(_ parameters: String, _ final: Character) {
    var numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }[...]
    switch final {
    case "H": (y, x) = (numbers[0] - 1, numbers[1] - 1)
    case "J": self = LittleTerminal(width: cells[0].count, height: cells.count)
    case "m": while let code = numbers.popFirst() { rendition(code, &numbers) }
    default: break
    }
  }

  private mutating func rendition(_ code: Int, _ rest: inout ArraySlice<Int>) {
    switch code {
    case 0: look = .plain
    case 1: look.bold = true
    case 2: look.dim = true
    case 4: look.underline = true
    case 7: look.reverse = true
    case 22: (look.bold, look.dim) = (false, false)
    case 24: look.underline = false
    case 27: look.reverse = false
    case 30...37: look.color = .indexed(UInt8(code - 30))
    case 38:
      let values = rest.dropFirst().prefix(rest.first == 2 ? 3 : 1).map { UInt8($0) }
      look.color = values.count == 3 ? .rgb(values[0], values[1], values[2]) : .indexed(values[0])
      rest = rest.dropFirst(1 + values.count)
    case 39: look.color = nil
    case 90...97: look.color = .indexed(UInt8(code - 82))
    default: break
    }
  }
}
