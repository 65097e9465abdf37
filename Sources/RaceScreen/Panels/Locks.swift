import PageCacheModel
import RaceMachine
import RaceSession

/// Every lock that is held or waited for, every RCU read section and every grace period, as rows of a panel.
struct Locks {
  /// A lock, or something else that one CPU has and others wait for.
  struct Row {
    /// What it is called, and of which object: `page`, `0x48`.
    let name: String
    let object: String
    /// Who has it, and since which step; 0 for before the first one.
    let holders: [(cpu: Int, since: Int)]
    /// Who waits for it, in the order in which they came.
    let waiters: [Int]
    /// The word that is the lock; nil for RCU.
    let address: Address?
  }

  let rows: [Row]

  init(_ moment: Moment) {
    let session = moment.session
    let cpus = 0..<session.cpuCount
    var held: [Address: (kind: LockKind, cpu: Int)] = [:]
    var waiters: [Address: [Int]] = [:]
    var order: [(kind: LockKind, address: Address)] = []
    func add(_ kind: LockKind, _ address: Address) {
      if !order.contains(where: { $0.address == address }) { order.append((kind, address)) }
    }
    for cpu in cpus {
      for lock in session.view.locks(of: cpu) {
        held[lock.address] = (lock.kind, cpu)
        add(lock.kind, lock.address)
      }
    }
    for cpu in cpus {
      guard case .blocked = session.status(of: cpu), let kind = session.nextLine(of: cpu)?.step.lock,
        let address = session.view.plannedAccess(of: cpu)?.address
      else { continue }
      waiters[address, default: []].append(cpu)
      add(kind, address)
    }
    let steps = LastSteps(session)
    let locks = order.map { kind, address in
      Row(
        name: CPUPanel.short(kind.name), object: Naming(moment: moment).lockOwner(address),
        holders: held[address].map { [($0.cpu, steps.taken(address, by: $0.cpu))] } ?? [],
        waiters: (waiters[address] ?? []).sorted { (steps.last(of: $0), $0) < (steps.last(of: $1), $1) },
        address: address)
    }
    // Who took a lock first stands first.
    let sorted = locks.sorted { ($0.holders.first?.since ?? .max) < ($1.holders.first?.since ?? .max) }
    rows = sorted + Self.readSections(moment, steps) + Self.deadNodes(moment)
  }

  /// The read sections under way, and who waits until they have ended.
  private static func readSections(_ moment: Moment, _ steps: LastSteps) -> [Row] {
    let readers = moment.cpus.filter(\.inRCU).map { (cpu: $0.number, since: steps.sectionBegan($0.number)) }
    var rows: [Row] = []
    if !readers.isEmpty {
      rows.append(Row(name: "RCU", object: "", holders: readers, waiters: [], address: nil))
    }
    for cpu in moment.cpus where !cpu.waitsForReaders.isEmpty {
      let holders = readers.filter { cpu.waitsForReaders.contains($0.cpu) }
      rows.append(Row(name: "grace period", object: "", holders: holders, waiters: [cpu.number], address: nil))
    }
    return rows
  }

  /// Nodes whose memory waits for readers.
  private static func deadNodes(_ moment: Moment) -> [Row] {
    var groups: [(cpus: [Int], count: Int)] = []
    for node in moment.deadNodes where !node.heldBackBy.isEmpty {
      if let index = groups.firstIndex(where: { $0.cpus == node.heldBackBy }) {
        groups[index].count += 1
      } else {
        groups.append((node.heldBackBy, 1))
      }
    }
    return groups.map { cpus, count in
      Row(
        name: "unlinked", object: count == 1 ? "1 node" : "\(count) nodes", holders: cpus.map { ($0, 0) }, waiters: [],
        address: nil)
    }
  }
}

/// When CPUs last did something, as far back as anybody asks.
private struct LastSteps {
  let session: Session

  init(_ session: Session) { self.session = session }

  private func last(where isWanted: (StepEvent) -> Bool) -> Int {
    (session.events[..<session.position].lastIndex(where: isWanted) ?? -1) + 1
  }

  /// The last step of a CPU: since then it stands where it stands.
  func last(of cpu: Int) -> Int { last { $0.move.cpu == cpu } }

  /// When a CPU took the lock that it holds.
  func taken(_ lock: Address, by cpu: Int) -> Int {
    last { event in
      event.move.cpu == cpu
        && event.notes.contains { if case .took(_, let address) = $0 { address == lock } else { false } }
    }
  }

  /// When the read section of a CPU began.
  func sectionBegan(_ cpu: Int) -> Int {
    last { $0.move.cpu == cpu && AccessLetter.of($0, in: session.program) == "(" }
  }
}
