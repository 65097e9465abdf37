import RaceMachine

/// A stop point in the model that runs now.
struct ResolvedStop {
  /// What must happen.
  enum Target {
    /// A line of these is come to.
    case lines(Set<Int>)
    /// The function with this name is entered.
    case function(String)
    /// A word of these is used.
    case words(Set<Address>)
    /// Nothing: this model has no such place or word, as the sentence says.
    case nothing(String)
  }

  let point: StopPoint
  let target: Target

  init(_ point: StopPoint, in session: Session) {
    self.point = point
    do throws(PlaceError) { target = try Self.target(of: point, in: session) } catch {
      target = .nothing(error.description)
    }
  }

  /// - Throws: when this model has no such place or word.
  static func target(of point: StopPoint, in session: Session) throws(PlaceError) -> Target {
    switch point {
    case .watchpoint(let name, _): return .words(Set(try session.words(called: name)))
    case .breakpoint(let place, let cpu):
      if place.occurrence > 1 {
        throw PlaceError(message: "a breakpoint stops every time; leave #\(place.occurrence) away", suggestion: nil)
      }
      let resolved = try session.resolve(place, for: cpu)
      guard let procedure = resolved.procedure else { return .lines(resolved.lines) }
      let name = session.program.procedures[procedure].name
      let isCalled = session.program.lines.contains { line in
        if case .call(name, _, _) = line.step.operation { true } else { false }
      }
      if isCalled || session.program.lastWords == procedure { return .function(name) }
      throw PlaceError(message: "nobody calls \(name): a CPU begins in it; name one of its lines", suggestion: nil)
    }
  }
}
