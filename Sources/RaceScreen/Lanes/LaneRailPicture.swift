/// A row below a lane: the stretches for which the CPU held something.
struct LaneRailPicture {
  /// What the row shows: one rail, or all for which there is no row of their own.
  let rails: [LaneRail]
  let scale: LaneScale
  let cpu: Int

  /// The rails of one of `rows` rows; the last row has all that are left.
  static func shared(_ rails: [LaneRail], row: Int, of rows: Int) -> [LaneRail] {
    row + 1 < rows ? [rails[row]] : Array(rails[min(row, rails.count)...])
  }

  private var name: String {
    guard rails.count > 1 else { return rails.first?.name ?? "" }
    return rails.contains { $0.kind == .rcu } ? "holds" : "\(rails.count) locks"
  }

  func draw(y: Int, in canvas: inout Canvas) {
    canvas.put(CellWidth.cut(name, to: LaneBlock.label - 3), x: 2, y: y, .muted)
    let columns = Rect(x: LaneBlock.label, y: y, width: min(scale.width, canvas.width - LaneBlock.label), height: 1)
    canvas.region(columns) { region in
      // A lock says more than a read section.
      for rail in rails.sorted(by: { $0.kind == .rcu && $1.kind != .rcu }) {
        let glyph = rail.kind == .rcu && rails.count > 1 ? Glyphs.dashed : Glyphs.heavyHorizontal
        for span in rail.spans {
          let place = scale.columns(of: span.steps)
          region.rule(x: place.lowerBound, y: 0, width: place.count, glyph: glyph, .cpu(cpu))
        }
      }
    }
  }
}
