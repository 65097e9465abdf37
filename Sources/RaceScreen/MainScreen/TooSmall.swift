/// What stands where nothing else fits: the size that is needed and the size that is there.
struct TooSmall {
  func draw(in canvas: inout Canvas) {
    let (width, height) = MainLayout.minimum
    let text = "needs \(width)x\(height), this is \(canvas.width)x\(canvas.height)"
    let lines = CellWidth.wrap(text, width: canvas.width)
    let top = max(0, (canvas.height - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      canvas.put(line, x: 0, y: top + index, .text, width: canvas.width, align: .center)
    }
  }
}
