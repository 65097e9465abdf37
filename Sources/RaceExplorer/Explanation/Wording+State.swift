import RaceMachine

/// What can be said of the state in which a run ends.
extension Wording {
  /// `has held page lock since step 4 (…) and …`, the first taken first; nil if `cpu` holds no lock.
  func locksHeld(by cpu: Int) -> String? {
    let locks = run.machine.view.locks(of: cpu).map { lock in
      let taken = run.events.lastIndex { event in
        event.move.cpu == cpu
          && event.notes.contains { if case .took(lock.kind, lock.address) = $0 { true } else { false } }
      }
      guard let taken else { return "\(lock.kind.name) from the beginning" }
      return "\(lock.kind.name) since \(step(taken)) (\(line(of: run.events[taken])))"
    }
    return locks.isEmpty ? nil : "has held " + locks.joined(separator: " and ")
  }

  /// The last sentence of a promise that the last step broke: the check, what it found, and the violation.
  func ending(_ breaker: Int) -> String {
    let event = run.events[run.events.count - 1]
    let number = event.violationLines.first ?? 0
    let start = "So at \(step(run.events.count - 1))"
    guard event.lines.indices.contains(number) else { return "\(start) a promise is broken: \(run.violation)." }
    let line = event.lines[number]
    let text = run.model.program.lines[line.line]
    let arguments = arguments(of: text.procedure, depth: line.depth, on: breaker)
    let place = "`\(text.name)` in \(call(of: text.procedure, depth: line.depth, on: breaker))"
    if text.name.contains(run.violation.detail), !line.result.isEmpty {
      return "\(start) \(place) finds \(line.result): \(run.violation)."
    }
    let known = arguments.map(\.1) + [line.result]
    let announced = observations(of: breaker).filter { seen in
      !known.contains { $0 == seen.text || $0.hasSuffix(":\(seen.text)") }
    }
    var texts: Set<String> = []
    let values = announced.filter { texts.insert($0.text).inserted }.map { "\($0.name) \($0.text)" }
    let said = [line.result, values.joined(separator: ", ")].filter { !$0.isEmpty }
    return "\(start) \(place) breaks a promise\(said.isEmpty ? "" : " (\(said.joined(separator: "; ")))"):"
      + " \(run.violation)."
  }

  /// `find_subpage(page 0x48, offset 10)`: a procedure that `cpu` is in at the end of the run.
  func call(of procedure: Int, depth: Int, on cpu: Int) -> String {
    let arguments = arguments(of: procedure, depth: depth, on: cpu).map { "\($0) \($1)" }
    return "\(run.model.program.procedures[procedure].name)(\(arguments.joined(separator: ", ")))"
  }

  /// The object that step `index` freed, if the last step of the run touched it.
  func freed(by index: Int) -> String? {
    guard let touched = run.events[run.events.count - 1].access?.address, let word = lifetime(around: touched),
      run.changes(index).contains(where: { $0.address == word && $0.new == 0 })
    else { return nil }
    return run.model.map.ownerName(of: touched)
  }

  /// The step that freed the object which the last step touched; nil if the object is not free.
  var freeing: Int? {
    guard let touched = run.events[run.events.count - 1].access?.address, let word = lifetime(around: touched),
      run.machine.view.word(word) == 0
    else { return nil }
    return run.lastChange(of: word, before: run.events.count)
  }

  /// The word that is 0 while the object around `address` is free.
  private func lifetime(around address: Address) -> Address? {
    guard let place = run.model.map.location(of: address) else { return nil }
    let row = run.model.map.rows[place.row]
    return row.lifetime.map { row[place.object] + $0 }
  }

  /// The arguments of a procedure that `cpu` is in at the end of the run, with their values.
  private func arguments(of procedure: Int, depth: Int, on cpu: Int) -> [(String, String)] {
    let frames = run.machine.view.frames(of: cpu)
    guard frames.indices.contains(depth), frames[depth].number == procedure else { return [] }
    return frames[depth].procedure.frame.variables.filter(\.isArgument).compactMap { variable in
      let text = variable.format.text(frames[depth].value(of: variable.local))
      return text.isEmpty ? nil : (variable.local.name, text)
    }
  }

  /// What `cpu` has announced, the last value of each name.
  private func observations(of cpu: Int) -> [(name: String, text: String)] {
    var found: [(name: String, text: String)] = []
    for event in [run.openings[cpu]] + run.events.filter({ $0.move.cpu == cpu }) {
      for case .observed(let name, _, let text) in event.notes {
        if let place = found.firstIndex(where: { $0.name == name }) {
          found[place].text = text
        } else {
          found.append((name, text))
        }
      }
    }
    return found
  }
}
