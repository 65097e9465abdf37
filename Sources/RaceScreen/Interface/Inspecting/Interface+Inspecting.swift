extension Interface {
  /// Selects a value of the run, to tell its story.
  mutating func inspect() {
    guard let run, let bar = InspectBar(run, width: width, height: height) else { return }
    self.run?.pause()
    lay(bar)
  }

  /// The value at a place of the run's screen.
  func valueCell(at position: Position) -> ValueCell? {
    run?.valueCells(width: width, height: height).first { $0.rect.contains(position) }
  }
}
