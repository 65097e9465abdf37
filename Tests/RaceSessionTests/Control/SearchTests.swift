import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("Searching a run")
struct SearchTests {
  @Test("finds lines, functions, values, words and checks, forwards and backwards, once round")
  func finds() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    session.apply(.runUntil(.violation, .fair))
    session.apply(.toStart)
    let first = try #require(session.step(matching: "SET_PAGE_PRIVATE"))
    session.apply(.goTo(first))
    let second = try #require(session.step(matching: "set_page_private"))
    #expect(second > first && session.step(matching: "set_page_private", backwards: true) != first)
    session.apply(.goTo(second))
    #expect(session.step(matching: "set_page_private", backwards: true) == first)
    #expect(session.step(matching: "find_subpage") != nil && session.step(matching: "page[0x48].private") != nil)
    #expect(session.step(matching: "vm-bug") == session.verdict.first?.step || !session.verdict.isBroken)
    #expect(session.step(matching: "nowhere at all") == nil && session.step(matching: "") == nil)
  }
}

@Suite("Names of words")
struct WordNameTests {
  @Test("words, arrays and objects are found; what is typed is completed as far as the next dot")
  func names() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    let private48 = try session.words(called: "page[0x48].private")
    #expect(private48.map(session.map.name) == ["page[0x48].private"])
    #expect(try session.words(called: "page[0x48]").count > 4)
    let slots = try session.words(called: "xa_node#1.slots")
    #expect(slots.count == 4 && slots.allSatisfy { session.map.name(of: $0).hasPrefix("xa_node#1.slots[") })
    #expect(session.wordNames(beginningWith: "page[0x4").allSatisfy { !$0.contains(".") })
    #expect(session.wordNames(beginningWith: "page[0x48].").contains("page[0x48].private"))
    #expect(session.wordNames(beginningWith: "page[0x48].pri") == ["page[0x48].private"])
  }

  @Test("every completed name is a name")
  func complete() throws {
    for scenario in ["swap-delete-thp", "hugetlb", "tmpfs"] {
      let session = try Session(KernelChoice(scenario: scenario))
      for name in session.wordNames(beginningWith: "") {
        #expect(try !session.words(called: name).isEmpty)
        for field in session.wordNames(beginningWith: name + ".") { #expect(try !session.words(called: field).isEmpty) }
      }
    }
  }
}
