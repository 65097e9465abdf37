/// What a demo says: a bar in the colour of the CPU it speaks of, the sentences, and how far the demo is.
struct CaptionPanel {
  let caption: Caption

  func draw(in canvas: inout Canvas) {
    let width = max(1, canvas.width - 4)
    let sentences = caption.sentences.flatMap { CellWidth.wrap($0, width: width) }
    let answers = CaptionAnswers(caption.answers).rows(width: width, room: canvas.height - min(1, sentences.count))
    let verdict = caption.verdict.map { CellWidth.wrap($0, width: width) } ?? []
    let remark = caption.remark.map { CellWidth.wrap("note: \($0)", width: width) } ?? []
    let chapters = chapterRows(beside: sentences.count + answers.count + verdict.count + remark.count, in: canvas)
    let room = max(1, canvas.height - chapters)
    let rows =
      sentences.map { StyledText($0, .strong) } + answers + verdict.map { StyledText($0) }
      + remark.map { StyledText($0, .muted) }
    let isAiry = rows.count * 2 - 1 <= room - 2
    let height = isAiry ? rows.count * 2 - 1 : min(rows.count, room)
    let top = isAiry ? 1 : 0
    canvas.verticalRule(
      x: 0, y: top, height: height, glyph: Glyphs.heavyVertical, caption.cpu.map { .cpu($0) } ?? .strong)
    for (index, row) in rows.prefix(isAiry ? rows.count : room).enumerated() {
      canvas.put(row, x: 3, y: top + index * (isAiry ? 2 : 1), width: width)
    }
    if chapters > 0 { CaptionProgress(caption: caption).draw(in: &canvas, y: canvas.height - 2) }
  }

  /// The rows of the chapters. A question, a verdict and a remark are worth more where there is little room.
  private func chapterRows(beside rows: Int, in canvas: Canvas) -> Int {
    if caption.chapters.isEmpty { return 0 }
    let isPlain = caption.answers.isEmpty && caption.verdict == nil && caption.remark == nil
    return isPlain || rows + 2 <= canvas.height ? 2 : 0
  }
}
