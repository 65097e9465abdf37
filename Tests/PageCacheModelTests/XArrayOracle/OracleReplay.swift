@testable import PageCacheModel
@testable import RaceMachine

/// Runs the oracle's operations and says what comes out, in the oracle's words.
struct OracleReplay {
  let bench: XArrayBench

  /// The result of one operation.
  func result(of operation: ExactJSON) -> ExactJSON {
    let name = operation[0].text
    let arguments = Array(operation.items.dropFirst())
    return oneIndex(name, arguments) ?? search(name, arguments) ?? range(name, arguments) ?? run(name, arguments)
      ?? whole(name, arguments)
  }

  // MARK: One index

  private func oneIndex(_ name: String, _ arguments: [ExactJSON]) -> ExactJSON? {
    func index() -> Word { arguments[0].word }
    switch name {
    case "store": return bench.json(bench.run("xa_store", index(), bench.entry(arguments[1])))
    case "erase": return bench.json(bench.run("xa_erase", index()))
    case "load": return bench.json(bench.run("xa_load", index()))
    case "cmpxchg":
      return bench.json(
        bench.run("xa_cmpxchg", index(), bench.entry(arguments[1]), bench.entry(arguments[2])))
    case "insert": return errno(bench.run("xa_insert", index(), bench.entry(arguments[1])))
    case "reserve": return errno(bench.run("xa_reserve", index()))
    case "release":
      _ = bench.run("xa_release", index())
      return .null
    case "set_mark", "clear_mark":
      _ = bench.run("xa_\(name)", index(), arguments[1].word)
      return .null
    case "get_mark": return .bool(bench.run("xa_get_mark", index(), arguments[1].word) != 0)
    case "get_order": return .unsigned(bench.run("xa_get_order", index()))
    case "upd_store":
      bench.setCursor(index())
      let entry = bench.entry(arguments[1])
      return bench.json(bench.locked { bench.cursor("xas_store", entry) })
    default: return nil
    }
  }

  // MARK: Searches

  private func search(_ name: String, _ arguments: [ExactJSON]) -> ExactJSON? {
    switch name {
    case "find", "find_after":
      bench[XaState.index] = arguments[0].word
      let entry = bench.cursor("xa_\(name)", arguments[1].word, filter(arguments[2]))
      return entry == 0 ? .null : .array([.unsigned(bench[XaState.index]), bench.json(entry)])
    case "for_each":
      return .array(
        entries(from: arguments[0].word, to: arguments[1].word, filter(arguments[2])).map {
          .array([.unsigned($0.index), bench.json($0.entry)])
        })
    case "xas_for_each":
      var found: [ExactJSON] = []
      forEach(from: arguments[0].word, to: arguments[1].word, filter(arguments[2])) { entry in
        found.append(.array([.unsigned(bench[XaState.index]), bench.json(entry)]))
        return true
      }
      return .array(found)
    case "extract":
      var found: [ExactJSON] = []
      let limit = arguments[2].word
      if limit == 0 { return .array([]) }
      forEach(from: arguments[0].word, to: arguments[1].word, filter(arguments[3])) { entry in
        if bench.retries(entry) { return true }
        found.append(bench.json(entry))
        return found.count < limit
      }
      return .array(found)
    case "conflicts":
      bench.setCursor(arguments[0].word, order: arguments[1].word)
      return .array(bench.locked { conflicts() }.map { bench.json($0) })
    default: return nil
    }
  }

  private func filter(_ json: ExactJSON) -> Word { json == .null ? XArrayProcedures.anyEntry : json.word }

  /// All entries with their indices, by find and find_after.
  func entries(from: Word, to: Word, _ filter: Word) -> [(index: Word, entry: Word)] {
    var found: [(Word, Word)] = []
    bench[XaState.index] = from
    var entry = bench.cursor("xa_find", to, filter)
    while entry != 0 {
      // The original itself can get stuck, on marks of sibling slots.
      if found.last?.0 == bench[XaState.index] { break }
      found.append((bench[XaState.index], entry))
      entry = bench.cursor("xa_find_after", to, filter)
    }
    return found
  }

  /// The cursor's own iteration, until `body` has enough.
  private func forEach(from: Word, to: Word, _ filter: Word, _ body: (Word) -> Bool) {
    bench.setCursor(from)
    let present = filter == XArrayProcedures.anyEntry
    var entry = present ? bench.cursor("xas_find", to) : bench.cursor("xas_find_marked", to, filter)
    while entry != 0, body(entry) {
      entry = present ? bench.cursor("xas_next_entry", to) : bench.cursor("xas_next_marked", to, filter)
    }
  }

  private func conflicts() -> [Word] {
    var found: [Word] = []
    while case let entry = bench.cursor("xas_find_conflict"), entry != 0 { found.append(entry) }
    return found
  }

  // MARK: Several indices

  private func range(_ name: String, _ arguments: [ExactJSON]) -> ExactJSON? {
    switch name {
    case "store_order":
      bench.setCursor(arguments[0].word, order: arguments[1].word)
      let entry = bench.entry(arguments[2])
      let old = bench.locked { bench.cursor("xas_store", entry) }
      return .array([bench.json(old), errno(bench[XaState.node])])
    case "store_range":
      return bench.json(
        bench.run("xa_store_range", arguments[0].word, arguments[1].word, bench.entry(arguments[2])))
    case "split":
      bench.setCursor(arguments[0].word, order: arguments[2].word)
      let entry = bench.entry(arguments[3])
      bench.locked { bench.cursor("xas_split", entry, arguments[1].word) }
      return errno(bench[XaState.node])
    case "delete_node":
      bench.setCursor(arguments[0].word)
      bench.locked {
        bench.cursor("xas_load")
        if XaState.isNode(bench[XaState.node]) { _ = bench.run("xa_delete_node", bench[XaState.node]) }
      }
      return .null
    case "create_range":
      bench.setCursor(arguments[0].word, order: arguments[1].word)
      bench.locked { bench.cursor("xas_create_range") }
      return .array([errno(bench[XaState.node]), .unsigned(bench[XaState.index]), state()])
    default: return nil
    }
  }

  // MARK: Runs of a cursor

  private func run(_ name: String, _ arguments: [ExactJSON]) -> ExactJSON? {
    switch name {
    case "run_store":
      bench.setCursor(arguments[0].word, order: arguments[1].word)
      let error = bench.locked { runStore(1 << arguments[1].word, bench.entry(arguments[2])) }
      return .array([error, .unsigned(bench[XaState.index]), state()])
    case "run_put":
      bench.setCursor(arguments[0].word)
      let old = bench.locked { runPut(arguments[1].word, bench.entry(arguments[2])) }
      return .array([
        .unsigned(Word(old.count)), bench.json(old.first ?? 0), bench.json(old.last ?? 0),
        .unsigned(bench[XaState.index]), state(),
      ])
    case "xas":
      bench.setCursor(0)
      return bench.locked { .array(arguments[0].items.map(subOperation)) }
    default: return nil
    }
  }

  private func runStore(_ count: Word, _ entry: Word) -> ExactJSON {
    if bench.cursor("xas_find_conflict") != 0 {
      bench[XaState.node] = XAEntry.error(17)
      bench[XaState.offset] = 0
    }
    bench.cursor("xas_create_range")
    if XaState.isError(bench[XaState.node]) { return errno(bench[XaState.node]) }
    for number in 0..<count {
      if number > 0 { bench.cursor("xas_next") }
      bench.cursor("xas_store", entry)
    }
    return errno(bench[XaState.node])
  }

  private func runPut(_ count: Word, _ entry: Word) -> [Word] {
    var old: [Word] = []
    for number in 0..<count {
      if number > 0 { bench.cursor("xas_next") }
      let before = bench.cursor("xas_store", entry)
      if entry == 0 { bench.cursor("xas_init_marks") }
      if before != 0 { old.append(before) }
    }
    return old
  }

  private func subOperation(_ operation: ExactJSON) -> ExactJSON {
    let name = operation[0].text
    let arguments = operation.items.dropFirst().map { $0 }
    var result = ExactJSON.null
    switch name {
    case "set":
      bench[XaState.index] = arguments[0].word
      bench.resetCursor()
    case "reset": bench.resetCursor()
    case "load", "reload", "next", "prev": result = bench.json(bench.cursor("xas_\(name)"))
    case "store": result = bench.json(bench.cursor("xas_store", bench.entry(arguments[0])))
    case "find", "next_entry": result = bench.json(bench.cursor("xas_\(name)", arguments[0].word))
    case "find_marked", "next_marked":
      result = bench.json(bench.cursor("xas_\(name)", arguments[0].word, arguments[1].word))
    case "get_mark": result = .bool(bench.cursor("xas_get_mark", arguments[0].word) != 0)
    case "set_mark", "clear_mark": bench.cursor("xas_\(name)", arguments[0].word)
    case "pause", "init_marks": bench.cursor("xas_\(name)")
    default: preconditionFailure("unknown cursor operation \(name)")
    }
    return .array([result, .unsigned(bench[XaState.index]), state()])
  }

  // MARK: The whole array

  private func whole(_ name: String, _ arguments: [ExactJSON]) -> ExactJSON {
    let base = bench.model.memory.arrays[0]
    switch name {
    case "destroy":
      _ = bench.run("xa_destroy")
      return .null
    case "empty": return .bool(bench.word(base + XArrayMemory.Array.head) == 0)
    case "marked": return .bool(bench.word(base + XArrayMemory.Array.flags) >> arguments[0].word & 1 == 1)
    default: preconditionFailure("unknown operation \(name)")
    }
  }

  // MARK: Words of the oracle

  private func errno(_ entry: Word) -> ExactJSON { .number(-Int128(XAEntry.errno(entry))) }

  private func state() -> ExactJSON {
    let node = bench[XaState.node]
    switch node {
    case XaState.root: return .string("root")
    case XaState.bounds: return .string("bounds")
    case XaState.restart: return .string("restart")
    case _ where XaState.isError(node): return bench.json(node)
    default:
      let shift = bench.word(KernelPointer.address(node) + XArrayMemory.Node.shift)
      return .array([.unsigned(shift), .unsigned(bench[XaState.offset])])
    }
  }
}
