import RaceMachine
import RaceSession

/// The letter of a step: what it did to memory, a lock, a reference or RCU. The same everywhere on the screen.
enum AccessLetter {
  /// The letter for a step of `program`.
  static func of(_ event: StepEvent, in program: Program) -> String {
    if !event.violations.isEmpty { return String(Glyphs.wrong) }
    for note in event.notes {
      switch note {
      case .took: return "L"
      case .gave: return "U"
      default: continue
      }
    }
    guard let access = event.access else { return withoutAccess(event, program) }
    switch access.kind {
    case .load, .fence: return "r"
    case .store: return "w"
    case .add, .addAndTest, .addUnlessZero:
      if access.old == access.new { return "r" }
      return Int64(bitPattern: access.new &- access.old) > 0 ? "+" : "-"
    case .rmw: return access.old == access.new ? "r" : isCount(event, program) ?? "w"
    case .lock: return "L"
    case .unlock: return "U"
    }
  }

  /// A read-modify-write that adds is a reference; one that sets bits is a write.
  private static func isCount(_ event: StepEvent, _ program: Program) -> String? {
    guard let line = event.lines.first?.line, let access = event.access else { return nil }
    guard case .fetchAdd = program.lines[line].step.operation else { return nil }
    return Int64(bitPattern: access.new &- access.old) > 0 ? "+" : "-"
  }

  private static func withoutAccess(_ event: StepEvent, _ program: Program) -> String {
    if case .choose = event.move.action { return "?" }
    guard let line = event.lines.first?.line else { return "w" }
    let name = program.lines[line].name
    if name.hasPrefix("rcu_read_lock") { return "(" }
    if name.hasPrefix("rcu_read_unlock") { return ")" }
    return "w"
  }
}
