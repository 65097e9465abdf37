extension DemoPlayer {
  /// Goes to a moment. Stops early at a failure.
  ///
  /// - Throws: the script does not come to that step.
  public func seek(to moment: DemoMoment) throws(DemoMomentError) {
    switch moment {
    case .end: playToEnd()
    case .step(let step): try seek(toStep: step)
    case .chapter(let chapter): seek(toWordsOf: chapter)
    }
  }

  private func seek(toStep step: Int) throws(DemoMomentError) {
    rewind()
    // The first act begins.
    _ = advance()
    var longest = 0
    while session.position != step {
      guard advance() != nil else {
        if failure != nil { return }
        throw DemoMomentError("the demo does not come to step \(step); its longest run has \(longest) steps")
      }
      longest = max(longest, session.position)
    }
    finishPicture()
  }

  /// Goes to the first thing that is said in a chapter, or to its beginning if nothing is.
  private func seek(toWordsOf chapter: Int) {
    let start = demo.chapters[chapter].statement
    let next = chapter + 1 < demo.chapters.count ? demo.chapters[chapter + 1].statement : demo.statements.count
    seek(toStatement: (start..<next).first { demo.statements[$0].kind.speaks } ?? start)
    _ = advance()
    while isBetweenStatements, nextKind?.belongsToPicture == true, advance() != nil {}
  }

  /// Plays what does not move the run, up to the first thing that is said and what belongs to it.
  private func finishPicture() {
    var hasSpoken = false
    while isBetweenStatements, let kind = nextKind {
      if case .chapter = kind {
        // Only the first one begins here; the next ones are moments of their own.
        if chapter != nil { return }
      } else if kind.speaks {
        if hasSpoken { return }
        hasSpoken = true
      } else if !kind.belongsToPicture {
        return
      }
      if advance() == nil { return }
    }
  }

  private var nextKind: PlayableDemo.Kind? {
    demo.statements.indices.contains(next) && failure == nil ? demo.statements[next].kind : nil
  }
}

extension PlayableDemo.Kind {
  /// Whether it puts words on the screen.
  fileprivate var speaks: Bool {
    switch self {
    case .say, .ask: true
    default: false
    }
  }
}
