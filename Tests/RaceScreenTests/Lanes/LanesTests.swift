import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@testable import RaceScreen

@Suite("Lanes of a run")
struct LanesTests {
  private static let pairs = [
    ("swap-delete", "page-index"), ("swap-delete-thp", "mask-hugetlb-split"), ("swap-delete", "lock-every-caller"),
    ("reuse-rmap", "synchronize-rcu"), ("fault-thp", "head-if-swapcache"), ("thp-split", "find-get-head"),
    ("two-callers", "synchronize-rcu"), ("tmpfs", "index-at-delete"),
  ]

  private func held(_ lanes: Lanes, _ cpu: Int, after step: Int) -> [LaneRail.Kind: Int] {
    var held: [LaneRail.Kind: Int] = [:]
    for rail in lanes.lanes[cpu].rails {
      let count = rail.spans.count { $0.holds(after: step) }
      if count > 0 { held[rail.kind] = count }
    }
    return held
  }

  @Test("of a short run are those that one draws by hand")
  func byHand() throws {
    // A lookup begins, the deletion takes its locks, the lookup reads on.
    let session = try Session.run("swap-delete", "page-index", "0*4 1*10 0*3")
    let lanes = Lanes(session)
    #expect(String(lanes.letters) == "(rrr" + "rrLrrrLrUr" + "+rr")
    #expect(lanes.cpus == Array(repeating: 0, count: 4) + Array(repeating: 1, count: 10) + [0, 0, 0])
    #expect(lanes.switches == [5, 15])
    #expect(lanes.lanes[0].rails.map(\.name) == ["RCU"])
    #expect(lanes.lanes[0].rails[0].spans.map(\.steps) == [1...17])
    #expect(lanes.lanes[1].rails.map(\.name) == ["page lock", "cluster lock"])
    #expect(lanes.lanes[1].rails.map { $0.spans.map(\.steps) } == [[7...17], [11...13]])
    #expect(lanes.lanes.allSatisfy { $0.waits.isEmpty } && lanes.breaks.isEmpty && !lanes.isOver)
  }

  @Test("have a stretch of waiting where a CPU stands before a lock")
  func waits() throws {
    // CPU 0 has taken si->lock, before which CPU 1 stands.
    let session = try Moments.blocked()
    #expect(Lanes(session).lanes[0].rails.map(\.name) == ["si->lock", "cluster lock"])
    session.apply(.steps(cpu: 0, count: 20))
    let lanes = Lanes(session)
    let taken = try #require(lanes.lanes[0].rails.first { $0.name == "si->lock" }?.spans.first)
    #expect(!taken.isOpen)
    #expect(lanes.lanes[1].waits == [taken.steps.lowerBound + 1...taken.steps.upperBound])
    #expect(lanes.lanes[0].waits.isEmpty)
  }

  @Test("tell what broke, who broke it, and a deadlock at the end")
  func breaks() throws {
    let broken = Lanes(try Moments.firstWindow())
    #expect(broken.breaks.map(\.cpu) == [0] && broken.breaks.map(\.step) == [broken.length])
    #expect(broken.letters.last == Glyphs.wrong)
  }

  @Test("of a session that stands in the middle are those of all of its known way")
  func known() throws {
    let session = try Moments.firstWindow()
    let lanes = Lanes(session)
    session.apply(.goTo(5))
    #expect(Lanes(session) == lanes && session.position == 5)
  }

  @Test("show each step once, and hold what the machine says is held", arguments: 1...6)
  func properties(_ seed: UInt64) throws {
    for (scenario, proposal) in Self.pairs {
      let session = try Session.random(KernelChoice(scenario: scenario, proposal: proposal), seed: seed)
      let lanes = Lanes(session)
      #expect(lanes.letters.count == session.length && lanes.cpus == session.events.map(\.move.cpu))
      session.apply(.toStart)
      for step in 0...session.length {
        if step > 0 { session.apply(.forward(1)) }
        for cpu in 0..<session.cpuCount {
          var expected: [LaneRail.Kind: Int] = [:]
          for lock in session.view.locks(of: cpu) { expected[.lock(lock.kind.id), default: 0] += 1 }
          if session.reading?.isInRCU(cpu) == true { expected[.rcu] = 1 }
          #expect(held(lanes, cpu, after: step) == expected, "\(scenario) under \(proposal), step \(step), CPU \(cpu)")
          let isBlocked = if case .blocked = session.status(of: cpu) { true } else { false }
          guard step < session.length, lanes.cpus[step] != cpu else { continue }
          #expect(lanes.lanes[cpu].waits.contains { $0.contains(step + 1) } == isBlocked)
        }
      }
    }
  }

  @Test("have an RCU section from its bracket to its bracket", arguments: 1...4)
  func brackets(_ seed: UInt64) throws {
    let session = try Session.random(KernelChoice(scenario: "two-callers", proposal: "page-index"), seed: seed)
    let lanes = Lanes(session)
    for (cpu, lane) in lanes.lanes.enumerated() {
      func steps(_ letter: Character) -> [Int] {
        (1...lanes.length).filter { lanes.cpus[$0 - 1] == cpu && lanes.letters[$0 - 1] == letter }
      }
      let spans = lane.rails.first { $0.kind == .rcu }?.spans ?? []
      #expect(spans.map(\.steps.lowerBound) == steps("("))
      #expect(spans.filter { !$0.isOpen }.map(\.steps.upperBound) == steps(")"))
    }
  }
}
