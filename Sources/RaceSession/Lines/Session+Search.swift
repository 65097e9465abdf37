import RaceMachine

/// Searching the known way for a word.
extension Session {
  /// The next step after ``position`` that matches `text`, or, backwards, the one before; once round the known way. nil
  /// when none does.
  ///
  /// A step matches by a line that it ran, the function of that line, what the line saw, the word that it touched with
  /// its value, or a check that it fired; capital letters do not matter.
  public func step(matching text: String, backwards: Bool = false) -> Int? {
    let wanted = text.lowercased()
    guard !wanted.isEmpty, length > 0 else { return nil }
    for distance in 1...length {
      let index = (position - 1 + (backwards ? -distance : distance) + 2 * length) % length
      if matches(index, wanted) { return index + 1 }
    }
    return nil
  }

  private func matches(_ index: Int, _ wanted: String) -> Bool {
    let event = history.events[index]
    func fits(_ text: String) -> Bool { text.lowercased().contains(wanted) }
    for entry in event.lines {
      let line = program.lines[entry.line]
      if fits(line.name) || fits(program.procedures[line.procedure].name) || fits(entry.result) { return true }
    }
    if let access = event.access {
      let format = map.field(at: access.address)?.format ?? .decimal
      if fits(map.name(of: access.address)) || fits(format.text(access.new)) || fits(format.text(access.old)) {
        return true
      }
    }
    return event.violations.contains { fits($0.description) }
  }
}
