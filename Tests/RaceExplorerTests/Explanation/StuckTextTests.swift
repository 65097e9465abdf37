import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// What is told of runs that come to no end, or to a wrong one: exact texts.
@Suite("Explanations of other ends")
struct StuckTextTests {
  @Test("a deadlock: who holds what, and who waits for whom")
  func deadlock() throws {
    #expect(
      try told(SmallModel.crossedLocks, "0 1") == """
        CPU 0 (up) has held first lock since step 1 (`spin_lock(first lock)` in upward()); at `spin_lock(second \
        lock)` in upward() it waits for second lock, held by CPU 1.
        CPU 1 (down) has held second lock since step 2 (`spin_lock(second lock)` in downward()); at \
        `spin_lock(first lock)` in downward() it waits for first lock, held by CPU 0.
        So nobody can go on after step 2: deadlock: nobody can run and somebody has not finished.
        """)
  }

  @Test("a livelock of two: what each sees in each round, and who made it so")
  func politeness() throws {
    #expect(
      try told(SmallModel.politeness, "(0 1 0 1 0 1)*") == """
        In each round (steps 1 to 6) CPU 0 sees in enter0(): flag1 (`flag[other] ?`): yes.
        CPU 1 writes 1 to flag1 at step 2 (`flag[me] = 1` in enter1()), over 0.
        In each round (steps 1 to 6) CPU 1 sees in enter1(): flag0 (`flag[other] ?`): yes.
        CPU 0 writes 1 to flag0 at step 1 (`flag[me] = 1` in enter0()), over 0.
        So CPU 0 and CPU 1 go round for ever: livelock: a loop that nobody leaves.
        """)
  }

  @Test("a fault that is retried for ever")
  func fault() throws {
    #expect(
      try told("fault-thp", "head-if-swapcache", "0 (0*17)*") == """
        In each round (steps 2 to 18) CPU 0 (page fault) sees in do_swap_page(entry 0:10): `page = \
        find_get_page(space, offset)`: 0x48; page[0x48].compound_head (`head = compound_head(page)`): NULL; \
        page[0x48].flags (`!PageSwapCache(page) ?`): no; page[0x48].private (`page_private(page) != entry ?`): \
        yes: 0:8; mm.pte (`retry the fault: pte unchanged ?`): yes.
        There is no other CPU that could change that.
        So CPU 0 goes round for ever: livelock: a loop that nobody leaves.
        """)
  }

  @Test("a lookup that spins on a page that was freed")
  func spinning() throws {
    let model = try KernelModel(scenario: "thp-split", proposal: "mask-hugetlb", set: [("deleted", "0")])
    let machine = Machine(model)
    while machine.view.canRun(1) { machine.advance(Move(cpu: 1)) }
    #expect(
      try told(model, "1*\(machine.stepCount) 0*5 (0*4)*") == """
        In each round (steps 97 to 100) CPU 0 (readahead) sees in find_get_entry(mapping swap 0, space 0, offset \
        10): `page = xas_load(&xas)`: 0x48; page[0x48]._refcount (`page_cache_get_speculative(page)`): 0, no.
        CPU 1 (kswapd) changes page[0x48]._refcount from 1 to 0 at step 90 (`put_page_testzero(page)` in \
        put_page()).
        CPU 1 has finished.
        So CPU 0 goes round for ever: livelock: a loop that nobody leaves.
        """)
  }

  @Test("a lost update: the word that ends wrong, and who overwrote it")
  func lostUpdate() throws {
    #expect(
      try told(SmallModel.lostUpdate, "0 1*2 0") == """
        CPU 0 reads counter at step 1 (`value = counter` in increment()): 0; CPU 1 writes 1 to it only at step \
        3.
        CPU 0 writes 1 to counter at step 4 (`counter = value + 1` in increment()), over 1.
        With CPU 0 held back before step 1 until the others have finished, counter ends as 2 instead of 1, and \
        nothing breaks.
        So at the end of the run a promise is broken: counter: two increments, and not two more.
        """)
  }

  @Test("use after free: who freed the object, and when the way to it was still open")
  func useAfterFree() throws {
    #expect(
      try told(SmallModel.freedObject, "0 1*2 0") == """
        CPU 0 (reader) reads published at step 1 (`p = published` in read()): 2; CPU 1 (owner) writes 0 to it \
        only at step 2.
        CPU 1 frees object at step 3 (`free(object)` in remove()).
        With CPU 1 held back before step 3, nothing breaks.
        So at step 4 `p->value` in read() breaks a promise (0): use-after-free: object.
        """)
  }

  @Test("nothing is told of a run that breaks nothing, or not yet")
  func nothing() throws {
    for schedule in ["", "0*8", "0*12"] { #expect(try told("swap-delete", "mask", schedule) == "") }
    #expect(try told("swap-delete", "page-index", "(0*2)*") == "")
  }

  @Test("what comes after the violation does not matter")
  func goingOn() throws {
    #expect(
      try told("swap-delete", "page-index", "0*8 1*23 0*3 1*20") == told("swap-delete", "page-index", "0*8 1*23 0*3"))
  }

  @Test("a schedule that does not fit is refused")
  func refused() {
    #expect(throws: ScheduleRefusal.self) { try told("swap-delete", "mask", "7*2") }
    #expect(throws: ScheduleRefusal.self) { try told("swap-delete", "mask", "v99: 0") }
  }
}
