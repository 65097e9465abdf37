/// What can I press now: the hints that fit, whole ones only. What cannot act is muted, its key too.
struct FooterPanel {
  let hints: [FooterHint]
  let gap: Int

  func draw(in canvas: inout Canvas) {
    var x = 0
    for hint in hints {
      let text =
        hint.isEnabled
        ? StyledText.key(hint.key, hint.label) : StyledText("\(hint.key) \(hint.label)", .rule)
      guard x + text.width <= canvas.width else { continue }
      x = canvas.put(text, x: x, y: 0) + gap
    }
  }
}
