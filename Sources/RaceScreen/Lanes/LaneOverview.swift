/// Where in a long run the columns lie: a bar for all of it, thick where it can be seen.
struct LaneOverview {
  let view: LanesView
  let scale: LaneScale

  /// The part of its row that stands for the run.
  static func bar(in row: Rect) -> Rect { row.inset(left: LaneBlock.label) }

  func draw(in canvas: inout Canvas) {
    canvas.put("whole run", x: 0, y: 0, .muted)
    let bar = Self.bar(in: canvas.bounds)
    let length = max(1, view.length)
    func column(_ step: Int) -> Int { min(bar.width - 1, step * (bar.width - 1) / length) }
    canvas.region(bar) { region in
      region.rule(x: 0, y: 0, width: region.width, glyph: Glyphs.dashed)
      let start = column(scale.first - 1)
      let width = max(1, column(scale.last) - start + 1)
      region.rule(x: start, y: 0, width: width, glyph: Glyphs.heavyHorizontal, .muted)
      for run in view.runs {
        for found in run.lanes.breaks { region.put(String(Glyphs.wrong), x: column(found.step), y: 0, .wrongText) }
      }
      region.put(String(Glyphs.pointerDown), x: column(view.cursor), y: 0, .strong)
    }
  }
}
