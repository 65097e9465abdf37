import PageCacheModel
import RaceMachine
import Testing

/// Steps of files and split that are there for a reason: without one, a proposal that is right breaks. Locks, references
/// and flags have a table of their own, in the tests of the explorer.
@Suite struct FileFaultTests {
  static let wrong = Violation("wrong-page", "not the home of that offset")
  static let upper = Violation("vm-bug", "index + nr <= offset")

  private func kinds(
    _ scenario: String, _ proposal: String, set: [(name: String, value: String)] = [],
    changing procedure: String, _ change: (Procedure) -> Procedure
  ) throws -> [Violation] {
    var model = try KernelModel(scenario: scenario, proposal: proposal, set: set)
    model.program = model.program.changing(procedure, change)
    return StateGraph(model).kinds
  }

  /// A line of the same name that goes on at `label`, whatever it should have found out.
  private func always(_ label: Label) -> (Step) -> Step {
    { Step($0.line, .compute) { _, _ in .go(label) } }
  }

  /// What a lookup of `offset`, which never looks at the slot again, can end in.
  private func withoutRecheck(_ proposal: String, offset: String) throws -> [Violation] {
    try kinds("page-reuse", proposal, set: [("offset", offset)], changing: "find_get_entry") {
      $0.replacing("page != xas_reload(&xas) ?", with: always("derive"))
    }
  }

  @Test(
    "without the second look at the slot a lookup derives from a stranger that has the frame now",
    arguments: [
      ("mask", wrong), ("mask-hugetlb-split", wrong), ("index", upper), ("page-index", upper), ("find-get-head", upper),
    ])
  func withoutRecheck(proposal: String, expected: Violation) throws {
    #expect(try withoutRecheck(proposal, offset: "10") == [expected])
  }

  @Test("a split that rewrites no slot is the one before the fix")
  func withoutRewrite() throws {
    let kinds = try kinds("thp-split", "mask-hugetlb-split", changing: "__split_huge_page") {
      $0.replacing("__xa_store(i_pages, offset + i, head + i)", with: always("tails"))
    }
    #expect(kinds == [Violation("vm-bug", "entry != page"), Self.wrong])
  }

  @Test("a split that unlocks i_pages before the head has its references back")
  func freezeOutlastsLock() throws {
    // The slots are right by then, and a lookup of the head's own slot only spins until the references come.
    let kinds = try kinds("thp-split", "mask-hugetlb-split", changing: "__split_huge_page") { procedure in
      var copy = procedure
      let names: [String?] = copy.elements.map { if case .step(let step) = $0 { step.name } else { nil } }
      if let add = names.firstIndex(of: "page_ref_add(head, 2)"),
        let unlock = names.firstIndex(of: "xa_unlock(&swap_cache->i_pages)")
      {
        copy.elements.swapAt(add, unlock)
      }
      return copy
    }
    #expect(kinds.isEmpty)
  }

  @Test("a split that leaves a tail with its head is noticed")
  func tailOfNobody() throws {
    // The old head is deleted first, then a part: both must be pages of their own.
    let kinds = try kinds(
      "thp-split", "mask-hugetlb-split", set: [("old-head", "freed")], changing: "__split_huge_page_tail"
    ) { $0.removing("clear_compound_head(tail)") }
    #expect(!kinds.isEmpty)
  }

  @Test("a truncation that clears ->index breaks the derivation from ->index")
  func truncationClearsIndex() throws {
    for proposal in ["index", "page-index"] {
      let kinds = try kinds("truncate", proposal, changing: "page_cache_delete") { procedure in
        let loads = procedure.steps.filter { $0.name == "XA_STATE(xas, i_pages, page->index)" }
        guard case .access(_, _, let index, _) = loads[0].operation else { return procedure }
        return procedure.replacing("page->mapping = NULL") {
          Step($0.line, .access(.store, .relaxed, index, 0), $0.body)
        }
      }
      #expect(kinds == [Self.upper])
    }
  }

  @Test("a page that comes back to its file before its index is written")
  func indexTooLate() throws {
    let kinds = try kinds("tmpfs", "index", set: [("direction", "swap-in")], changing: "shmem_add_to_page_cache") {
      $0.removing("page->index = index")
    }
    #expect(kinds == [Self.upper])
  }
}
