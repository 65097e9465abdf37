import PageCacheModel
import RaceMachine
import Testing

/// Steps of files, split and reclaim that are there for a reason: without one, a proposal that is right breaks.
@Suite struct FileFaultTests {
  static let wrong = Violation("wrong-page", "not the home of that offset")
  static let foreign = Violation("foreign-page", "freed since it was the home of that offset")
  static let upper = Violation("vm-bug", "index + nr <= offset")
  static let count = Violation("refcount", "count differs from homes, mappings and owners")

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

  @Test("the frame that was asked for, but in a later life, is a foreign page")
  func foreignPage() throws {
    #expect(try withoutRecheck("mask", offset: "8") == [Self.foreign])
    #expect(try withoutRecheck("mask-hugetlb-split", offset: "8") == [Self.foreign])
  }

  @Test("where slots name subpages, the second look at the slot is needed; it finds here what compound_head would tell")
  func withoutRecheckOfSubpages() throws {
    let withoutHead = try kinds("page-reuse", "subpages", changing: "find_get_entry") {
      $0.replacing("compound_head(page) != head ?", with: \.skipped)
    }
    #expect(withoutHead.isEmpty)
    let withoutSlot = try kinds("page-reuse", "subpages", set: [("frame", "2")], changing: "find_get_entry") {
      $0.replacing("page != xas_reload(&xas) ?", with: always("out"))
    }
    #expect(withoutSlot == [Self.foreign])
  }

  /// The freeze as a plain store: it no longer asks whether anybody else has a reference.
  private func unchecked(_ next: Flow) -> (Step) -> Step {
    { step in
      guard case .compareExchange(let order, let place, _, let new) = step.operation else { return step }
      return Step(step.line, .access(.store, order, place, new)) { _, _ in next }
    }
  }

  @Test("a reclaim that does not ask before it freezes takes the page away under a lookup")
  func uncheckedFreezeInReclaim() throws {
    let kinds = try kinds("reclaim", "page-index", changing: "__remove_mapping") {
      $0.replacing("page_ref_freeze(page, refcount)", with: unchecked(.next))
    }
    #expect(kinds.contains(Self.upper))
    #expect(kinds.contains(Violation("refcount", "underflow")))
  }

  @Test("a split that does not ask before it freezes pulls the order away under a lookup")
  func uncheckedFreezeInSplit() throws {
    let kinds = try kinds("thp-split", "mask-hugetlb-split", changing: "split_huge_page_to_list") {
      $0.replacing("page_ref_freeze(head, 1 + extra_pins)", with: unchecked(.go("split")))
    }
    #expect(kinds.contains(Self.wrong))
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

  @Test(
    "a split that leaves a step out is noticed",
    arguments: [
      ("__split_huge_page_tail", "page_ref_unfreeze(tail, 2)"), ("__split_huge_page_tail", "clear_compound_head(tail)"),
      ("__split_huge_page", "page_ref_add(head, 2)"),
      ("__split_huge_page", "put_page(head + i)"), ("__split_huge_page_tail", "tail->flags = flags"),
    ])
  func splitSteps(procedure: String, step: String) throws {
    // The old head is deleted first, then a part: both must be pages of their own.
    let kinds = try kinds("thp-split", "mask-hugetlb-split", set: [("old-head", "freed")], changing: procedure) {
      step.hasPrefix("put_page") ? $0.replacing(step, with: always("puts")) : $0.removing(step)
    }
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

  @Test("without the test for hugetlb the mask hands out tails again")
  func withoutHugetlbTest() throws {
    let kinds = try kinds("hugetlb", "mask-hugetlb", changing: "find_subpage") {
      $0.replacing("page[1].compound_dtor == HUGETLB ?", with: \.skipped)
    }
    #expect(kinds == [Violation("vm-bug", "PagePrivate(page)"), Self.wrong])
  }

  @Test("a reference that is never given back is counted at the end")
  func leaks() throws {
    #expect(
      try kinds("truncate", "mask", changing: "truncate_inode_pages_range") { $0.removing("pagevec_release(&pvec)") }
        == [Self.count])
    #expect(
      try kinds("hugetlb", "mask-hugetlb", changing: "remove_inode_hugepages") {
        $0.replacing("huge_pagevec_release(&pvec)", with: always("next"))
      } == [Self.count])
    #expect(
      try kinds("tmpfs", "mask", changing: "shmem_delete_from_page_cache") { $0.removing("put_page(page)") }
        == [Self.count])
  }

  @Test("a page that comes back to its file before its index is written")
  func indexTooLate() throws {
    let kinds = try kinds("tmpfs", "index", set: [("direction", "swap-in")], changing: "shmem_add_to_page_cache") {
      $0.removing("page->index = index")
    }
    #expect(kinds == [Self.upper])
  }

  @Test("a page lock that nobody takes is missed by the deletion")
  func withoutPageLock() throws {
    let kinds = try kinds("thp-split", "mask-hugetlb-split", changing: "shrink_inactive_list") {
      $0.removing("trylock_page(page)")
    }
    #expect(kinds.contains(Violation("vm-bug", "!PageLocked(page)")))
  }

  @Test("a lookup that takes no reference writes to a free page when it drops it")
  func writeToFreePage() throws {
    let kinds = try kinds("truncate", "mask", changing: "find_get_entry") {
      $0.removing("page_cache_get_speculative(page)")
    }
    #expect(kinds.contains { $0.kind == "use-after-free" && $0.detail == "page[0x48]" || $0.kind == "refcount" })
    #expect(kinds.contains { $0.kind == "use-after-free" })
  }
}
