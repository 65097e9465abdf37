import Testing

@testable import PageCacheModel
@testable import RaceMachine

/// Takes one store at a time out of the procedures: the oracle must notice each.
@Suite struct XArrayFaults {
  @Test(arguments: [
    ("xas_store", "*slot = entry"),
    ("xas_store", "xa_head = entry"),
    ("xas_delete_node", "parent->slots[offset] = NULL"),
    ("xas_delete_node", "xa_head = NULL"),
    ("xas_shrink", "xa_head = entry"),
    ("xas_shrink", "entry->parent = NULL; free node"),
    ("xas_expand", "head->parent = node"),
    ("xas_expand", "xa_head = node"),
    ("xas_create", "*slot = node"),
    ("xas_split", "slots[canon] = entry"),
    ("xas_split", "slots[offset] = child"),
    ("xas_split", "slots[offset] = sibling"),
    ("xa_destroy", "xa_head = NULL"),
  ])
  func oracleNotices(procedure: String, store: String) throws {
    let file = try OracleFile.copied("hand-cs3-multi.jsonl")
    let bench = XArrayBench(
      XArrayBenchModel(chunkShift: 3, multi: true, nodeCount: 640) { $0.withoutStore(store, in: procedure) })
    let differs = file.cases.contains { example in
      !example.flagged && !XArrayOracle.replay(example, on: bench).differences.isEmpty
    }
    #expect(differs, "nobody missed '\(store)' of \(procedure)")
  }
}
