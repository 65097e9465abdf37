import DemoScript
import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("The language as it is described")
struct LanguageTests {
  @Test("every statement of the reference is known to the parser")
  func statements() {
    for form in LanguagePart.statements {
      let found = errors("scenario circle\n\(form.keyword) \u{2026}").first ?? ""
      #expect(!found.contains("there is no statement"), "\(form.keyword)")
      #expect(form.meaning.hasSuffix("."))
    }
    #expect(Set(LanguagePart.statements.map(\.keyword)).count == LanguagePart.statements.count)
  }

  @Test("what the reference says about own scenarios is what the parser takes")
  func ownScenarios() {
    for trait in LanguagePart.traits {
      let found = errors("scenario \"x\"\npage 0x48 \(trait.keyword) \u{2026}").first ?? ""
      #expect(!found.contains("not '\(trait.keyword)'"))
      #expect(trait.meaning.hasSuffix("."))
    }
    for call in LanguagePart.calls {
      let found = errors("scenario \"x\"\ncpu 0 \(call.keyword) \u{2026}").first ?? ""
      #expect(found.hasPrefix("t.demo:2:") && !found.contains("a CPU cannot"), "\(call.keyword)")
      #expect(call.meaning.hasSuffix("."))
    }
    let forms = LanguagePart.calls.map(\.form).joined(separator: " ")
    for word in SketchedCall.SwapReader.allCases.map(\.rawValue) + SketchedCall.FileReader.allCases.map(\.rawValue)
      + SketchedCall.HeadFate.allCases.map(\.rawValue)
    { #expect(forms.contains(word), "\(word)") }
  }

  @Test("_mapcount is the number of mappings, from 0, as the screen and a page dump have it")
  func mapcount() throws {
    for (mappings, trait) in [(0, ""), (1, "mapped"), (3, "mapped 3")] {
      let claim = "expect page._mapcount = \(mappings)"
      #expect(
        try failure(claim, scenario: "scenario \"x\"\npage 0x49 in swap 0:9 \(trait)\ncpu 0 rmap-walk page 0x49") == nil
      )
    }
    #expect(LanguagePart.names.contains { $0.meaning.contains("page._mapcount is the number of mappings") })
  }

  @Test("the script in the design plays as it stands")
  func design() throws {
    #expect(
      try failure(
        """
        title     "The lookup that lost its index"
        proposal  page-index
        chapter   "The recheck passes"
        say       "CPU 0 finds the head page, takes a reference and checks the slot again."
        step      0 until xas_reload
        expect    cpu 0 page = head
        say       "CPU 1 deletes the page: slot first, then private, the flag last."
        step      1 until set_page_private
        highlight page.private
        pause     2s
        step      0 to-end
        expect    broken vm-bug "index + nr <= offset"
        """, scenario: "scenario  swap-delete-thp offset=10") == nil)
  }

  @Test("every kind of name stands for a value in a running scenario, and follows the run")
  func names() throws {
    #expect(
      try failure(
        """
        expect page.private = 0:8
        expect page[0x49].private = 0:9
        expect xa_node#2.slots[2] = 0x48
        expect "i_pages(swap 0, space 0).xa_lock" = 0
        expect swap_map[0:10] = cache
        expect cpu 0 find_get_page.offset = 10
        step 1 until set_page_private
        expect page.private = 0
        expect slot 8 = NULL
        step 0 to-end
        expect cpu 0 finished
        expect cpu 0 found = 0x4a
        """, scenario: "scenario swap-delete-thp\nproposal mask") == nil)
  }

  @Test("slots of files are told apart from those of swap files")
  func fileSlots() throws {
    #expect(
      try failure(
        """
        expect slot file 5 = 0x49
        expect slot 9 = NULL
        step 1 to-end
        expect slot tmpfs 0:5 != 0x49
        expect slot 9 = 0x49
        """, scenario: "scenario tmpfs") == nil)
    #expect(try failure("expect slot file 10 = head", scenario: "scenario truncate") == nil)
    #expect(
      errors("scenario truncate\nexpect slot file 1:3 = 0") == [
        "t.demo:2:18: index 1:3 of a file is not in this model"
      ])
  }

  @Test("after last words the variables of the dead function are meant, not those of the dump")
  func lastWords() throws {
    #expect(
      try failure(
        """
        step 0 until xas_reload
        step 1 until set_page_private
        step 0 until dump_page
        expect cpu 0 index = 0
        """, scenario: "scenario swap-delete-thp") == nil)
    #expect(
      try failure(
        """
        step 0 until xas_reload
        step 1 until set_page_private
        step 0 until dump_page:index
        expect cpu 0 index = 0
        expect cpu 0 dump_page.index = 0x7fa815848
        """, scenario: "scenario swap-delete-thp") == nil)
  }
}
