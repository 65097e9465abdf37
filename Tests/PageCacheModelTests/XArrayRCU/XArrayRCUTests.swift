import Testing

@testable import PageCacheModel
@testable import RaceMachine

/// What a walker sees whose node is taken away under it, and when the node's memory comes back.
///
/// Entries stand at 0 and 5. Erasing 5 empties its leaf, which is unlinked; then the top node holds slot 0 alone, and
/// then the other leaf does: the tree shrinks until xa_head holds the entry of 0, and all three nodes are freed.
@Suite struct XArrayRCU {
  static let first: Word = 0x100
  static let second: Word = 0x200
  static let descend = "entry = xas_descend(&xas, node)"

  static func race(
    _ tasks: [(name: String, arguments: [Word])],
    more: (XArrayProcedures) -> [Procedure] = { _ in [] }, change: (Program) -> Program = { $0 }
  ) -> XArrayRace {
    XArrayRace(
      XArrayRaceModel(
        [(0, first), (5, second)], tasks: tasks, more: more, change: change))
  }

  @Test func walkerOnADeletedLeafSeesNull() {
    let race = Self.race([("xa_load", [5]), ("xa_erase", [5])])
    race.run(0, until: Self.descend, count: 2)
    #expect(race.run(1).isEmpty)
    #expect(race.result(of: 1) == Self.second)
    #expect(race.run(0).isEmpty)
    #expect(race.result(of: 0) == XAEntry.null)
  }

  @Test func walkerOnAShrunkLeafSeesRetryAndStartsAgain() throws {
    let race = Self.race([("xa_load", [0]), ("xa_erase", [5])])
    race.run(0, until: Self.descend, count: 2)
    race.run(1)
    let event = try race.machine.step(Move(cpu: 0))
    #expect(event.access?.new == XAEntry.retry)
    #expect(race.line(of: 0) == "entry = xas_start(&xas)")
    #expect(race.run(0).isEmpty)
    #expect(race.result(of: 0) == Self.first)
  }

  @Test func gracePeriodWaitsForReadersOfTheTimeOfUnlock() {
    let race = Self.race([("xa_load", [5]), ("xa_erase", [5]), ("xa_load", [5])])
    race.run(0, until: Self.descend, count: 2)
    race.run(1, until: "xas_unlock(&xas)")
    #expect(race.lives.prefix(3) == [NodeLife.freed, NodeLife.freed, NodeLife.freed])
    race.run(1)
    #expect(race.lives.prefix(3) == [NodeLife.waiting, NodeLife.waiting, NodeLife.waiting])
    // Who comes later cannot find the nodes any more, and holds nothing back.
    race.run(2, until: "entry = xas_start(&xas)")
    race.run(0)
    #expect(race.lives.allSatisfy { $0 == NodeLife.free })
    race.run(2)
    #expect(race.result(of: 2) == XAEntry.null)
  }

  @Test func nodesWithoutReadersReturnAtUnlock() {
    let race = Self.race([("xa_erase", [5])])
    race.run(0, until: "xas_unlock(&xas)")
    #expect(race.lives.prefix(3) == [NodeLife.freed, NodeLife.freed, NodeLife.freed])
    race.run(0)
    #expect(race.lives.allSatisfy { $0 == NodeLife.free })
    let nodes = race.model.memory.nodes
    let words = race.machine.snapshot()[nodes.base.index..<(nodes.base.index + nodes.count * nodes.stride)]
    #expect(words.allSatisfy { $0 == 0 })
  }

  @Test func theLastOfTwoReadersReturnsTheNodes() {
    let race = Self.race([("xa_load", [5]), ("xa_load", [0]), ("xa_erase", [5])])
    race.run(0, until: Self.descend, count: 2)
    race.run(1, until: Self.descend)
    race.run(2)
    race.run(0)
    #expect(race.lives.prefix(3) == [NodeLife.waiting, NodeLife.waiting, NodeLife.waiting])
    race.run(1)
    #expect(race.lives.allSatisfy { $0 == NodeLife.free })
    #expect(race.result(of: 1) == Self.first)
  }

  @Test func allocatorReusesTheLowestNode() {
    let race = Self.race([("xa_load", [5]), ("xa_erase", [5]), ("xa_store", [9, 0x300]), ("xa_store", [14, 0x400])])
    race.run(0, until: Self.descend, count: 2)
    race.run(1)
    race.run(2)
    // The waiting nodes 1 to 3 are not handed out: the new top and leaves are the next ones.
    let (waiting, live, free) = (NodeLife.waiting, NodeLife.live, NodeLife.free)
    #expect(race.lives == [waiting, waiting, waiting, live, live, live])
    race.run(0)
    #expect(race.lives == [free, free, free, live, live, live])
    race.run(3)
    #expect(race.lives == [live, free, free, live, live, live])
    #expect(race.entry(at: 14) == 0x400)
  }

  @Test func everyInterleavingIsSafe() {
    let tasks: [(name: String, arguments: [Word])] = [("xa_load", [0]), ("xa_load", [5]), ("xa_erase", [5])]
    let race = Self.race(tasks)
    var found: Set<[Word]> = []
    let outcome = race.explore {
      found.insert([race.result(of: 0), race.result(of: 1)])
      #expect(race.lives.allSatisfy { $0 == NodeLife.free })
      #expect(race.machine.fingerprint == race.machine.recomputedFingerprint())
    }
    #expect(outcome.violations.isEmpty)
    #expect(found == [[Self.first, Self.second], [Self.first, XAEntry.null]])
  }

  @Test func growingUnderReadersIsSafe() {
    let tasks: [(name: String, arguments: [Word])] = [
      ("xa_load", [5]), ("xa_store", [20, 0x300]), ("xa_erase", [20]),
    ]
    let race = Self.race(tasks)
    var found: Set<Word> = []
    let outcome = race.explore { found.insert(race.result(of: 0)) }
    #expect(outcome.violations.isEmpty)
    #expect(found == [Self.second])
  }

  // MARK: Seeded faults

  @Test func withoutReadSectionAFreeNodeIsTouched() {
    let race = Self.race(
      [("xa_load", [5]), ("xa_erase", [5])],
      change: { program in
        program.changing("xa_load") { procedure in
          procedure.replacing("rcu_read_lock()") { locked in
            Step(locked.line, .pause) { context, value in
              let flow = locked.body(&context, value)
              context.setRegister(CPURegister.rcuNesting, to: 0)
              return flow
            }.declaring(as: locked)
          }.replacing("rcu_read_unlock()") { unlock in
            Step(unlock.line, .pause) { context, value in
              context.setRegister(CPURegister.rcuNesting, to: 1)
              return unlock.body(&context, value)
            }.declaring(as: unlock)
          }
        }
      })
    #expect(race.explore().violations.contains { $0.kind == "use-after-free" })
  }

  @Test func withoutGracePeriodAFreeNodeIsTouched() {
    let race = Self.race(
      [("xa_load", [5]), ("xa_erase", [5])],
      change: { program in
        program.changing("xa_erase") { procedure in
          procedure.replacing("xas_unlock(&xas)") { unlock in
            var impatient = Step(unlock.line, unlock.operation) { context, value in
              let nesting = context.register(CPURegister.rcuNesting, of: 0)
              context.setRegister(CPURegister.rcuNesting, of: 0, to: 0)
              let flow = unlock.body(&context, value)
              context.setRegister(CPURegister.rcuNesting, of: 0, to: nesting)
              return flow
            }.declaring(as: unlock)
            impatient.lock = unlock.lock
            return impatient
          }
        }
      })
    let violations = race.explore().violations
    #expect(violations.contains { $0.kind == "use-after-free" })
  }

  /// A recheck on a dead node must not find what was erased since.
  @Test(arguments: [false, true]) func reloadOnADeadNodeNeverLies(faulty: Bool) {
    let race = Self.race(
      [("recheck", [0]), ("xa_erase", [5]), ("xa_erase", [0])],
      more: { [Self.recheck($0)] },
      change: { faulty ? $0.withoutStore("slots[0] = RETRY; free node", in: "xas_shrink") : $0 })
    race.run(0, until: "xas_reload")
    race.run(1)
    race.run(2)
    race.run(0)
    // With the RETRY left out, the dead leaf still shows the entry that is gone.
    #expect(race.entry(at: 0) == XAEntry.null)
    #expect(race.result(of: 0) == (faulty ? Self.first : XAEntry.retry))
  }

  /// page_cache_delete() of a huge page removes whole leaves: a walker in one of them must start again.
  @Test(arguments: [false, true]) func reloadInARemovedLeafSeesRetry(faulty: Bool) {
    let race = Self.race(
      [("recheck", [5]), ("remove leaf", [5])], more: { [Self.recheck($0), Self.removeLeaf($0)] },
      change: { faulty ? $0.withoutStore("node->slots[offset] = RETRY", in: "xas_free_nodes") : $0 })
    race.run(0, until: "xas_reload")
    race.run(1)
    #expect(race.entry(at: 5) == XAEntry.null)
    race.run(0)
    #expect(race.result(of: 0) == (faulty ? Self.second : XAEntry.retry))
    #expect(race.lives.allSatisfy { $0 == NodeLife.free })
  }

  /// Erases all indices of one leaf with a cursor of their order.
  private static func removeLeaf(_ procedures: XArrayProcedures) -> Procedure {
    var frame = Frame()
    let array = frame.argument("xa")
    let index = frame.argument("index")
    let xas = frame.record("xas", fields: procedures.memory.xaStateFields)
    return Procedure("remove leaf", frame) {
      procedures.rcu.xaLock("xas_lock_irq(&xas)", { $0[array] }) { context, _ in
        let shift = procedures.memory.chunkShift
        context.setUp(xas, context[array], context[index], order: Word(shift), chunkShift: shift)
        return .next
      }
      Call("xas_store(&xas, NULL)", "xas_store", .reference(xas), 0)
      procedures.rcu.xaUnlock("xas_unlock_irq(&xas)", { $0[array] })
    }
  }

  /// Loads and reloads an index, as find_get_entry() does.
  private static func recheck(_ procedures: XArrayProcedures) -> Procedure {
    var frame = Frame()
    let array = frame.argument("xa")
    let index = frame.argument("index")
    let xas = frame.record("xas", fields: procedures.memory.xaStateFields)
    let entry = frame.local("entry")
    return Procedure("recheck", frame) {
      procedures.rcu.readLock { context, _ in
        context.setUp(xas, context[array], context[index], chunkShift: procedures.memory.chunkShift)
        return .next
      }
      Call("xas_load", "xas_load", .reference(xas))
      Pause("xas_reload")
      Call("entry = xas_reload", "xas_reload", .reference(xas)) { context, value in
        context[entry] = value
        return .next
      }
      procedures.rcu.readUnlock { context, _ in .back(context[entry]) }
    }
  }
}
