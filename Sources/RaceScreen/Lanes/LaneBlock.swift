import RaceMachine

/// One run as lanes: a ruler, a lane for each CPU with what it holds, and the switches.
struct LaneBlock {
  let lanes: Lanes
  let scale: LaneScale
  /// The step at which the run stands; 0 for the beginning.
  let cursor: Int
  /// The step at which it parts from another run; nil for none.
  let difference: Int?
  /// Whether the row above the ruler tells of the difference rather than of the cursor.
  let tellsDifference: Bool
  /// How many lanes are scrolled away.
  let top: Int

  /// Cells left of the first column.
  static let label = 16
  /// Rows above the lanes: marks and ruler.
  static let head = 2

  func draw(in canvas: inout Canvas) {
    let columns = Rect(x: Self.label, y: 0, width: min(scale.width, canvas.width - Self.label), height: canvas.height)
    canvas.region(columns) { region in
      drawMarks(in: &region)
      drawRuler(in: &region)
    }
    let rows = LaneRows(rails: lanes.lanes.map(\.rails.count), height: canvas.height - Self.head, top: top)
    for place in rows.places {
      let y = Self.head + place.row
      canvas.put("\(Glyphs.cpu(place.cpu)) CPU \(place.cpu)", x: 0, y: y, .cpu(place.cpu))
      canvas.region(columns.moved(dx: 0, dy: y)) { drawLetters(of: place.cpu, in: &$0) }
      for index in 0..<place.rails {
        let rails = LaneRailPicture.shared(lanes.lanes[place.cpu].rails, row: index, of: place.rails)
        LaneRailPicture(rails: rails, scale: scale, cpu: place.cpu).draw(y: y + 1 + index, in: &canvas)
      }
    }
    if rows.hidden > 0 { drawHidden(rows, in: &canvas) }
    guard let row = rows.switches else { return }
    canvas.put("switches", x: 0, y: Self.head + row, .muted)
    canvas.region(columns.moved(dx: 0, dy: Self.head + row)) { region in
      for step in lanes.switches {
        guard let column = scale.column(of: step) else { continue }
        region.put(String(Glyphs.pointerUp), x: column, y: 0, .muted)
      }
    }
  }

  private func drawHidden(_ rows: LaneRows, in canvas: inout Canvas) {
    let y = Self.head
    if let first = rows.places.first, first.cpu > 0 { canvas.put(String(Glyphs.pointerUp), x: 9, y: y, .muted) }
    if let last = rows.places.last, last.cpu + 1 < lanes.lanes.count {
      canvas.put(String(Glyphs.pointerDown), x: 9, y: y + last.row, .muted)
    }
  }

  // MARK: Above the lanes

  private func drawMarks(in canvas: inout Canvas) {
    guard tellsDifference else {
      guard cursor > 0, let column = scale.column(of: cursor) else { return }
      return drawMark("step \(cursor)", at: column, in: &canvas)
    }
    guard let difference else { return }
    let words = "first difference, step \(difference)"
    if let column = scale.column(of: difference) { return drawMark(words, at: column, in: &canvas) }
    let isBefore = difference < scale.first
    let pointed = isBefore ? "\(Glyphs.pointerLeft) \(words)" : "\(words) \(Glyphs.pointerRight)"
    canvas.put(pointed, x: 0, y: 0, .strong, width: canvas.width, align: isBefore ? .left : .right)
  }

  /// A pointer down to a column with words beside it, on the side on which there is room.
  private func drawMark(_ words: String, at column: Int, in canvas: inout Canvas) {
    canvas.put(String(Glyphs.pointerDown), x: column, y: 0, .strong)
    let width = CellWidth.of(words)
    let x = column + 2 + width <= canvas.width ? column + 2 : max(0, column - 1 - width)
    if x + width < column || x > column { canvas.put(words, x: x, y: 0, .strong) }
  }

  private func drawRuler(in canvas: inout Canvas) {
    var free = 0
    for (column, step) in scale.ticks where column >= free && column + String(step).count <= canvas.width {
      free = canvas.put("\(step)", x: column, y: 1, .muted) + 1
    }
  }

  // MARK: Letters

  private func drawLetters(of cpu: Int, in canvas: inout Canvas) {
    let shown = scale.range.clamped(to: 1..<lanes.length + 1)
    guard !shown.isEmpty else { return }
    let used = scale.columns(of: shown.lowerBound...shown.upperBound - 1)
    for column in used { canvas.put(String(Glyphs.empty), x: column, y: 0, .rule) }
    for span in lanes.lanes[cpu].waits {
      for column in scale.columns(of: span) { canvas.put("=", x: column, y: 0, .muted) }
    }
    var best: [Int: Character] = [:]
    for step in shown where lanes.cpus[step - 1] == cpu {
      let column = (step - scale.first) / scale.steps
      let letter = lanes.letters[step - 1]
      if Self.rank(letter) > best[column].map(Self.rank) ?? -1 { best[column] = letter }
    }
    for column in used {
      guard let letter = best[column] else { continue }
      canvas.put(String(letter), x: column, y: 0, style(letter, of: cpu, column: column))
    }
  }

  private func style(_ letter: Character, of cpu: Int, column: Int) -> Style {
    if letter == Glyphs.wrong { return .wrong }
    let stands = cursor > 0 && cursor <= lanes.length && scale.column(of: cursor) == column
    if stands || difference.map({ scale.column(of: $0) == column }) == true { return .changed(by: cpu) }
    return .cpu(cpu)
  }

  /// Which letter stands for several steps that share a column: the one that says most.
  private static func rank(_ letter: Character) -> Int {
    switch letter {
    case Glyphs.wrong: 6
    case "L", "U": 5
    case "(", ")": 4
    case "?": 3
    case "+", "-": 2
    case "w": 1
    default: 0
    }
  }
}
