extension Machine {
  /// What is broken because nobody can go on any more; empty while somebody can, or when all is well.
  ///
  /// When everybody has finished, the model judges the state. When somebody waits for ever, that is a deadlock. A
  /// CPU that has stopped ended the run by its own violation.
  public var endViolations: [Violation] {
    let states = (0..<cpuCount).map { view.status(of: $0) }
    if states.contains(where: \.canRun) { return [] }
    if states.allSatisfy({ $0 == .finished }) { return model.finalViolations(view) }
    if states.contains(.stopped) { return [] }
    return [Violation("deadlock", "nobody can run and somebody has not finished")]
  }
}
