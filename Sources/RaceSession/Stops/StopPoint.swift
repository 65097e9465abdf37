/// Where automatic play is to stop so that a person can look.
public enum StopPoint: Hashable, Sendable {
  /// A CPU, one or any, comes to a line or enters a function: before that runs, if it is a step of its own. The place's
  /// occurrence must be the first: a breakpoint stops every time.
  case breakpoint(ProgramPlace, cpu: Int?)
  /// Somebody uses a word, such as `page[0x48].private`, or any word of an object, such as `page[0x48]`.
  case watchpoint(String, WatchedAccess)
}

/// What must be done to a word so that a watchpoint stops.
public enum WatchedAccess: String, Hashable, Sendable, CaseIterable {
  /// It is read.
  case read
  /// It is written, with another value or the same.
  case write
  /// Either.
  case any = "access"
}

extension StopPoint: CustomStringConvertible {
  /// `xas_reload`, `xas_reload of CPU 0`, `write of page[0x48].private`.
  public var description: String {
    switch self {
    case .breakpoint(let place, nil): place.description
    case .breakpoint(let place, let cpu?): "\(place) of CPU \(cpu)"
    case .watchpoint(let name, .any): "access to \(name)"
    case .watchpoint(let name, let kind): "\(kind.rawValue) of \(name)"
    }
  }
}
