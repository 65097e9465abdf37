import RaceMachine
import RaceSession

extension Moment {
  /// Names under which a lookup speaks of the page that it found in its slot.
  private static let pointers: Set<String> = ["page", "slot"]

  /// Whether the viewer's eye is led to a number of the lookup of `cpu`.
  func points(at observation: Observation, of cpu: Int) -> Bool {
    options.variables.contains { variable in
      variable.cpu == cpu && variable.value == observation.value
        && (variable.name == observation.name
          || Self.pointers.contains(variable.name) && Self.pointers.contains(observation.name))
    }
  }

  /// Whether the viewer's eye is led to a page frame that the lookup of `cpu` knows under `name`.
  func points(at frame: Int64?, called name: String, of cpu: Int) -> Bool {
    options.variables.contains {
      $0.cpu == cpu && $0.name == name && frame != nil && reading?.frameNumber($0.value) == frame
    }
  }
}

extension CPURows {
  /// The rows, with those marked in which a variable that is pointed at got its value.
  func pointed(_ rows: [CPURow]) -> [CPURow] {
    var rows = rows
    for variable in moment.options.variables where variable.cpu == cpu {
      let place =
        rows.lastIndex { isFrom(variable, $0) && sets(variable, $0) }
        ?? rows.lastIndex { isFrom(variable, $0) && announces(variable, $0) }
      if let place { rows[place].isPointed = true }
    }
    return rows
  }

  private func isFrom(_ variable: HighlightedVariable, _ row: CPURow) -> Bool {
    guard row.kind == .past || row.kind == .heading else { return false }
    guard let function = variable.function else { return true }
    let program = moment.session.program
    return row.line.map { program.procedures[program.lines[$0].procedure].name } ?? row.text == function
  }

  /// Whether the row is `name = …`, or says itself what the variable is.
  private func sets(_ variable: HighlightedVariable, _ row: CPURow) -> Bool {
    if row.result == "\(variable.name) = \(variable.text)" { return true }
    if row.result.hasPrefix("\(variable.name) = \(variable.text) of ") { return true }
    let text = row.text.hasPrefix("else ") ? row.text.dropFirst(5) : row.text[...]
    return text.hasPrefix("\(variable.name) = ") && row.result == variable.text
  }

  /// Whether a lookup made the value known in this row.
  private func announces(_ variable: HighlightedVariable, _ row: CPURow) -> Bool {
    guard let step = row.step, let seen = moment.session.observation(variable.name, of: cpu) else { return false }
    return seen.step == step && seen.value == variable.value && row.result == variable.text
  }
}
