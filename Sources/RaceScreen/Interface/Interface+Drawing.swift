import RaceSession

extension Interface {
  /// Draws the screen. The canvas should have the interface's size.
  public func draw(into canvas: inout Canvas) {
    guard !isTooSmall else { return drawTooSmall(in: &canvas) }
    if isPageVisible { drawPage(in: &canvas) }
    // A bar lies over a page, or over a cover that is one.
    for cover in covers[(covers.lastIndex { !$0.isBar } ?? 0)...] {
      canvas.region(place(of: cover)) { cover.draw(in: &$0, over: self) }
    }
    drawFooter(in: &canvas)
  }

  /// Whether nothing covers the whole of the page that is open.
  private var isPageVisible: Bool { covers.allSatisfy(\.isBar) }

  private func drawPage(in canvas: inout Canvas) {
    if run != nil {
      drawRun(in: &canvas)
    } else if let matrix {
      MatrixPicture(matrix, answers).draw(in: &canvas)
    } else if let demo {
      demo.draw(in: &canvas)
    } else {
      start?.draw(in: &canvas)
    }
  }

  /// The row of the keys: the last one of a run, as on its page elsewhere.
  var footerRow: Rect {
    let cover = covers.last { !$0.isBar }
    let isFramed = cover?.isFramed ?? (run == nil && matrix == nil && demo == nil)
    if isFramed { return PageFrame(width: width, height: height).footer }
    // The large screen has a margin of its own.
    let isLarge = cover == nil && (run?.isLarge ?? (matrix == nil && demo?.isLarge == true))
    let margin = isLarge ? width / 20 : width >= 120 ? 2 : 1
    return Rect(x: margin, y: height - 1, width: width - 2 * margin, height: 1)
  }

  /// The row above the footer, in which bars lie.
  var choiceRow: Rect { footerRow.moved(dx: 0, dy: -1) }

  /// The run, and above its footer what is known about all interleavings of its pair.
  private func drawRun(in canvas: inout Canvas) {
    run?.draw(in: &canvas, selecting: covers.last?.selectedValue)
    if let run, let challenge = run.challenge {
      canvas.region(choiceRow) { challengeLine(challenge, run).draw(in: &$0) }
      return
    }
    let shown = run.flatMap { $0.showsExample ? $0.example : nil }
    let line = ExplorationLine(check: run?.check, answer: runAnswer, shown: shown?.index)
    canvas.region(choiceRow) { line.draw(in: &$0) }
  }

  private func drawFooter(in canvas: inout Canvas) {
    canvas.region(footerRow) { footer.draw(in: &$0) }
    guard let message else { return }
    // The row above the keys; a long answer takes the row above that too.
    let lines = CellWidth.wrap(message, width: footerRow.width).prefix(3)
    for (index, line) in lines.enumerated() {
      // What is typed or chosen stays visible.
      let y = footerRow.y - (lines.count - index) - (covers.last.map { $0.isBar ? $0.barRows : 0 } ?? 0)
      canvas.fill(Rect(x: 0, y: y, width: canvas.width, height: 1))
      canvas.put(line, x: footerRow.x, y: y, .strong)
    }
  }

  private func drawTooSmall(in canvas: inout Canvas) {
    let text = "pagerace needs 80 columns and 24 rows; here are \(width) and \(height)"
    let lines = CellWidth.wrap(text, width: canvas.width)
    let top = max(0, (canvas.height - lines.count) / 2)
    for (y, line) in lines.enumerated() { canvas.put(line, x: 0, y: top + y, width: canvas.width, align: .center) }
  }

  /// The keys that can act now.
  var footer: Footer {
    // On a run and in a demo there is more to do than to leave.
    let keepsLeaving = ![.run, .demo].contains(context)
    return Footer(items: showsKeys ? usefulKeys : [], keepsLeaving: keepsLeaving, trailing: footerEnd)
  }

  private var usefulKeys: [Footer.Item] {
    var bindings = preferences.keys.bindings(context)
    for command in urgent.reversed() {
      guard let index = bindings.firstIndex(where: { $0.strokes.contains { $0.command == command } }) else { continue }
      bindings.insert(bindings.remove(at: index), at: 0)
    }
    return bindings.compactMap { binding -> Footer.Item? in
      guard !binding.short.isEmpty else { return nil }
      let able = binding.strokes.filter { obstacle(to: $0.command) == nil }
      guard let first = able.first, isNext(first.command) else { return nil }
      return Footer.Item(label: label(binding, able), short: short(binding, first.command), command: first.command)
    }
  }

  /// What a person is in the middle of, which the footer names first.
  private var urgent: [Command] {
    guard context == .run, let run else { return [] }
    if run.adversaryAtWork != nil { return [.adversary] }
    guard run.focus.panel != nil, !run.isLarge else { return [] }
    return [.panel(1), .move(1)] + (run.focus.panel == .tree ? [.wholeTree] : []) + [.leave]
  }

  /// What stands at the right of the footer.
  private var footerEnd: StyledText {
    guard isPageVisible else { return StyledText() }
    if run != nil { return recording?.label ?? StyledText() }
    return context == .demo ? demo?.clock(width: footerRow.width, showsSpeed: showsKeys) ?? StyledText() : StyledText()
  }

  /// The digits of the CPUs that can go on, or of answers; other keys as they are.
  private func label(_ binding: Binding, _ able: [Binding.Stroke]) -> String {
    switch able.first?.command {
    case .step, .answer: break
    default: return binding.label
    }
    return able.map(\.key.label).joined(separator: " ")
  }

  private func short(_ binding: Binding, _ command: Command) -> String {
    if let word = covers.last?.word(for: command, over: self) { return word }
    let isPlaying = context == .demo ? demo?.isPlaying == true : run?.isPlaying == true
    switch command {
    case .playOrPause where context == .demo && demo?.player.isAsking == true: return "show answer"
    case .playOrPause: return isPlaying ? "pause" : binding.short
    case .explore where context == .matrix:
      return matrix?.isRunning == true ? "stop" : matrix?.missing(answers) == 0 ? "again" : "go on"
    case .explore, .leave: return isExploring ? "stop" : binding.short
    case .wholeTree where run?.isTreeInFull == true: return "picture"
    case .counterexample where run?.challenge != nil: return "the best"
    case .challenges where run?.challenge != nil: return "another"
    case .counterexample where run != nil: return width < 100 ? "break" : binding.short
    default: return binding.short
    }
  }

  private var isExploring: Bool { context == .run && run?.check?.isStopping == false }

  /// Whether a command is what a person may want next: what is known need not be explored, and a challenge tells the best
  /// when it is broken.
  private func isNext(_ command: Command) -> Bool {
    switch command {
    case .explore: runAnswer?.isFinal != true
    case .counterexample: run?.challenge == nil || run?.challenge?.failure != nil
    default: true
    }
  }
}
