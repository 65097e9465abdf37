import RaceMachine
import RaceSession

/// At which steps a CPU stood before a lock that another one held.
struct BlockedSteps {
  /// For each CPU ranges of steps, rising.
  private var ranges: [[ClosedRange<Int>]]

  /// How many of the last steps are looked at. A time line shows fewer, even of a huge page's deletion.
  static let reach = 5_000

  /// Reads it off the known way: who took which lock when, and who came to it next.
  init(_ session: Session) {
    let position = session.position
    var held: [Address: (cpu: Int, since: Int)] = [:]
    var last = Array(repeating: 0, count: session.cpuCount)
    ranges = Array(repeating: [], count: session.cpuCount)
    // For each lock the time for which it was held, as long as somebody may have waited for it.
    var spans: [Address: [(cpu: Int, range: ClosedRange<Int>)]] = [:]
    for index in max(0, position - Self.reach)..<position {
      let event = session.events[index]
      let step = index + 1
      let cpu = event.move.cpu
      if let access = event.access, access.kind == .lock {
        wait(cpu, for: spans[access.address] ?? [], after: last[cpu])
      }
      for note in event.notes {
        switch note {
        case .took(_, let address): held[address] = (cpu, step)
        case .gave(_, let address):
          if let since = held.removeValue(forKey: address)?.since {
            spans[address, default: []].append((cpu, since...step))
          }
        default: continue
        }
      }
      last[cpu] = step
    }
    for cpu in 0..<session.cpuCount {
      guard case .blocked = session.status(of: cpu), position > last[cpu],
        let address = session.view.plannedAccess(of: cpu)?.address
      else { continue }
      var all = spans[address] ?? []
      if let owner = held[address] { all.append((owner.cpu, owner.since...position)) }
      wait(cpu, for: all, after: last[cpu])
    }
  }

  private mutating func wait(_ cpu: Int, for spans: [(cpu: Int, range: ClosedRange<Int>)], after step: Int) {
    for span in spans where span.cpu != cpu && span.range.upperBound > step {
      ranges[cpu].append(max(span.range.lowerBound, step + 1)...span.range.upperBound)
    }
  }

  /// Whether `cpu` could not go on at `step`.
  func contains(_ step: Int, _ cpu: Int) -> Bool { ranges[cpu].contains { $0.contains(step) } }
}
