import RaceMachine

/// The checks `wrong-page` and `foreign-page`: a lookup must return a page that was the home of its offset at some
/// instant of the call, and that was not freed since.
///
/// A stale page is not wrong, and NULL never is. A CPU remembers the homes that its lookup has seen in registers of its
/// own, each with the number of its life; whoever gives an offset a new home adds it there.
extension HomeMemory {
  /// The CPU is about to look up `offset`. Its next step is the first of the call.
  func announce(_ c: inout StepContext, space: Int, offset: Word, format: ValueFormat) {
    c.setRegister(CPURegister.armed, to: 1)
    c.setRegister(CPURegister.announcedSpace, to: Word(space) + 1)
    c.setRegister(CPURegister.announcedOffset, to: offset)
    c.observe("offset", offset, format)
  }

  /// The ghost work of the first step: remember the home at this instant.
  var prologue: Prologue {
    Prologue(Besides(reads: [.homes, .pageLives], own: [.lookups])) { [self] c in
      let (space, offset) = (c.register(CPURegister.announcedSpace), c.register(CPURegister.announcedOffset))
      c.setRegister(CPURegister.lookupSpace, to: space)
      c.setRegister(CPURegister.lookupOffset, to: offset)
      for register in [CPURegister.armed, CPURegister.announcedSpace, CPURegister.announcedOffset] {
        c.setRegister(register, to: 0)
      }
      guard let address = address(space: Int(space) - 1, offset: offset) else { return }
      let home = c.peek(address, .homes)
      if home != 0 {
        insert(&c, home, into: c.cpu)
        c.observe("wanted", home, .page)
      }
    }
  }

  /// Whether the life of the page in `page` may end before the CPU goes on; not if the CPU has a reference on it.
  func isFree(_ page: Local) -> Expression { { c in c[page] == 0 || holds(c, c[page]) ? 0 : 1 } }

  private func holds(_ c: borrowing StepContext, _ page: Word) -> Bool {
    guard c.holdsSomePage, let number = pages.number(of: page) else { return false }
    let head = c.settled(pages.row[number] + PageFrames.Field.compoundHead, .pageCompoundHead)
    return c.holdsPage(head == 0 ? page : head)
  }

  /// A home as registers remember it: a `struct page *`, whose low bits are free, and how often the frame had been
  /// freed.
  private func inPresentLife(_ c: borrowing StepContext, _ page: Word) -> Word {
    guard let number = pages.number(of: page) else { return page }
    let word = pages.row[number] + PageFrames.Field.life
    let life = holds(c, page) ? c.settled(word, .pageLives) : c.peek(word, .pageLives)
    precondition(life < KernelPointer.pageStructSize, "a page frame was freed too often to count its lives")
    return page | life
  }

  /// The page of a home as registers remember it.
  static func page(of seen: Word) -> Word { seen & ~(KernelPointer.pageStructSize - 1) }

  /// An offset got a new home: all lookups of it that are under way may return it.
  func remember(_ c: inout StepContext, space: Int, offset: Word, home: Word) {
    for cpu in 0..<c.cpuCount
    where c.register(CPURegister.lookupSpace, of: cpu) == Word(space) + 1
      && c.register(CPURegister.lookupOffset, of: cpu) == offset
    {
      insert(&c, home, into: cpu)
    }
  }

  /// The lookup of this CPU returned `page`. The step before, the last one of the call, is `.judging`.
  func judge(_ c: inout StepContext, _ page: Word) {
    let seen = (0..<CPURegister.seenCapacity).map { c.register(CPURegister.seenHomes + $0) }
    if page != 0, !seen.contains(inPresentLife(c, page)) {
      let wasHome = seen.contains { Self.page(of: $0) == page }
      c.violate(
        wasHome
          ? Violation("foreign-page", "freed since it was the home of that offset")
          : Violation("wrong-page", "not the home of that offset"))
    }
    dismiss(&c)
  }

  /// The lookup of this CPU is over and not judged.
  func dismiss(_ c: inout StepContext) {
    c.setRegister(CPURegister.lookupSpace, to: 0)
    c.setRegister(CPURegister.lookupOffset, to: 0)
    for slot in 0..<CPURegister.seenCapacity { c.setRegister(CPURegister.seenHomes + slot, to: 0) }
  }

  /// Adds a home to the ones seen by `cpu`'s lookup. They are kept in rising order, so that equal sets are equal
  /// states.
  private func insert(_ c: inout StepContext, _ home: Word, into cpu: Int) {
    var next = inPresentLife(c, home)
    for slot in 0..<CPURegister.seenCapacity {
      let there = c.register(CPURegister.seenHomes + slot, of: cpu)
      if there == next { return }
      if there == 0 || next < there {
        c.setRegister(CPURegister.seenHomes + slot, of: cpu, to: next)
        if there == 0 { return }
        next = there
      }
    }
    preconditionFailure("a lookup saw more than \(CPURegister.seenCapacity) homes of one offset")
  }
}

extension StepForm {
  /// The step, whose local work ends a lookup and may judge it: the page in `page`, or a part of it.
  func judging(_ page: Local, _ memory: KernelMemory) -> Step {
    touchingOwn([.lookups]).touching(Besides(reads: [.pageLives]), when: memory.homes.isFree(page))
  }

  /// The step, whose store may end a home, or begin one: then lookups under way remember it.
  func tellingJudges() -> Step {
    touching([.homes])
      .touching(Besides(touches: [.lookups], reads: [.pageLives]), whenRegister: CPURegister.homeOfStore)
  }
}
