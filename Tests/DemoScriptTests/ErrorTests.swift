import DemoScript
import Testing

@Suite("Errors of scripts")
struct ErrorTests {
  private static let set = "a parameter belongs here, as in 'offset=10'"
  private static let time = "a time belongs here, such as 2s, 1.5s or 500ms"
  private static let extent = "here belongs a number of steps, 'until' and a place, or 'to-end'"

  @Test(
    "what cannot be read",
    arguments: [
      ("sya \"x\"", "1: there is no statement 'sya' | did you mean 'say'?"),
      ("\"x\"", "1: a statement begins with a word, as in 'say \"CPU 1 deletes the page.\"'"),
      ("explore", "8: 'safe' or 'broken' belongs here"),
      ("explore unknown", "9: 'safe' or 'broken' belongs here"),
      ("explore sefa", "9: 'safe' or 'broken' belongs here | did you mean 'safe'?"),
      ("explore safe in", "16: how many states belongs here, as a number"),
      ("explore safe in 0 states", "17: how many states is at least 1"),
      ("explore safe in 5", "18: 'states' belongs here"),
      ("explore safe in 5 states, all", "19: 'states' belongs here"),
      ("explore safe with", "18: \(set)"),
      ("explore broken vm-bug \"x", "23: the closing quote is missing"),
      ("explore safe vm-bug", "14: the statement is complete before this"),
      ("counterexample", "15: 'shortest' or 'fewest-switches' belongs here"),
      ("counterexample shortets", "16: 'shortest' or 'fewest-switches' belongs here | did you mean 'shortest'?"),
      ("counterexample shortest vm-bug index", "32: the statement is complete before this"),
      ("note", "5: the remark belongs here, between quotes"), ("ask", "4: the question belongs here, between quotes"),
      ("right", "6: the answer belongs here, between quotes"),
      ("wrong \"a\" b", "11: what is said to who picks it belongs here, between quotes"),
      ("include x", "1: there is no statement 'include'"), ("title", "6: the title belongs here, between quotes"),
      ("title x", "7: the title belongs here, between quotes"), ("title \"x", "7: the closing quote is missing"),
      ("title \" \"", "7: the title is empty"), ("title \"x\" y", "11: the statement is complete before this"),
      ("title \"a\\n\"", "9: after a backslash belongs a quote or a backslash"),
      ("summary", "8: the summary belongs here, between quotes"),
      ("scenario", "9: the id of a scenario belongs here, such as swap-delete-thp"),
      ("scenario s 10", "12: '10' needs a value, as in 'offset=10'"),
      ("scenario s a=", "14: the value of 'a' belongs here"), ("scenario s =a", "12: \(set)"),
      ("proposal", "9: the id of a proposal belongs here, such as page-index"),
      ("geometry", "9: the name of a geometry belongs here, such as teaching"), ("set", "4: \(set)"),
      ("memory-model", "13: the name of a memory model belongs here, such as sc"),
      ("memory-model tso", "14: the memory model 'tso' is not available yet"),
      ("memory-model x", "14: there is no memory model 'x' | known: sc"),
      ("chapter", "8: the name of the chapter belongs here, between quotes"),
      ("say", "4: the caption belongs here, between quotes"),
      ("say \"a\" b", "9: the second sentence belongs here, between quotes"),
      ("say \"a\" \"b\" \"c\"", "13: a caption has at most two sentences"),
      ("highlight", "10: a name belongs here, such as page.private, slot 10 or cpu 0 index"),
      ("highlight a b", "13: the statement is complete before this"),
      ("highlight slot", "15: the offset of a slot belongs here"),
      ("highlight slot x", "16: the offset of a slot belongs here, such as 10 or 0x1c84f"),
      ("highlight swap_map 1:2:3", "20: the number of a swap slot belongs here, such as 10 or 0x1c84f"),
      ("highlight cpu 0", "16: the name of a variable belongs here, as in 'cpu 0 index'"), ("pause", "6: \(time)"),
      ("pause 2", "7: \(time)"), ("pause 1.5ms", "7: \(time)"), ("pause -1s", "7: \(time)"),
      ("pause .s", "7: \(time)"), ("pause 601s", "7: a pause lasts at most 10 minutes: 600s"),
      ("pause 9999999999s", "7: \(time)"), ("step", "5: the number of a CPU belongs here, as a number"),
      ("step x", "6: the number of a CPU belongs here, as a number"),
      ("step 1024", "6: the number of a CPU is at most 1023"),
      ("step 99999999999999999999", "6: the number of a CPU is at most 1023"),
      ("step 0 0", "8: how many steps is at least 1"), ("step 0 1000000001", "8: how many steps is at most 1000000000"),
      ("step 0 utnil x", "8: \(extent) | did you mean 'until'?"), ("step 0 \"x\"", "8: \(extent)"),
      ("step 0 until", "13: a place belongs here, as in 'until xas_reload'"),
      (
        "step 0 until :",
        "14: a place is a function, as in 'xas_reload', or a function and one of its lines, as in 'f:a = b'"
      ), ("step 0 until f#0", "14: after '#' belongs the how-manieth time, from 1 to 100000"),
      ("schedule", "9: a schedule belongs here, as in 'schedule 0*4 1*9'"),
      ("schedule 0*4 x", "14: the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("schedule 0*1000000001", "12: how many steps is at most 1000000000"),
      ("schedule (0)*1000000000", "14: nothing can follow a loop, which never ends"),
      ("back x", "6: how many steps back belongs here, as a number"),
      ("back 0", "6: how many steps back is at least 1"),
      ("goto -1", "6: the number of a step belongs here, as a number"),
      ("restart 1", "9: the statement is complete before this"),
      (
        "expect",
        "7: a claim belongs here, such as 'page.private = 0', 'cpu 1 blocked', 'broken vm-bug' or 'not broken'"
      ), ("expect a.b", "8: '=' or '!=' and a value belong here, as in 'a.b = 0'"),
      ("expect a.b is 0", "12: '=' or '!=' and a value belong here, as in 'a.b = 0'"),
      ("expect a.b =", "13: a value belongs here, such as 0, 0x48, 0:8 or NULL"),
      (
        "expect cpu 0",
        "13: here belongs what the CPU does: blocked, finished, holds \"…\", in …, or index = 0"
      ),
      (
        "expect cpu 0 blokced",
        "14: a CPU is ready, choosing, blocked, finished or stopped, holds \"…\", is in …, or has index = 0 | did you mean 'blocked'?"
      ), ("expect cpu 0 holds x", "20: the name of a lock belongs here, between quotes"),
      ("expect cpu 0 in", "16: the name of a function belongs here"),
      ("expect step x", "13: the number of a step belongs here, as a number"),
    ])
  func unreadable(_ text: String, _ error: String) {
    #expect(errors("scenario circle\n" + text) == ["t.demo:2:" + error])
  }

  @Test(
    "what names something that is not there",
    arguments: [
      ("highlight page.privte", "11: page has no field 'privte' | did you mean 'private'?"),
      ("highlight page", "11: 'page' has several fields: flags, mapping, index, private"),
      ("highlight pgae.private", "11: nothing here is called 'pgae.private' | did you mean 'page'?"),
      ("highlight page[0x99].private", "11: nothing here is called 'page[0x99].private'"),
      ("highlight slot 99", "16: swap slot 0:99 is not in this model"),
      ("highlight slot file 0:5", "21: index 0:5 of a file is not in this model"),
      ("highlight swap_map 3:9", "20: swap slot 3:9 is not in this model"),
      ("highlight cpu 0 indx", "17: CPU 0 has no variable 'indx' | did you mean 'index'?"),
      ("highlight cpu 7 index", "17: there is no CPU 7; this model has CPUs 0 to 1"),
      ("expect cpu 2 blocked", "12: there is no CPU 2; this model has CPUs 0 to 1"),
      ("expect cpu 0 in find_subpgae", "17: this model has no function 'find_subpgae' | did you mean 'find_subpage'?"),
      ("expect broken vmbug", "15: there is no check 'vmbug' | did you mean 'vm-bug'?"),
      ("step 5", "6: there is no CPU 5; this model has CPUs 0 to 1"),
      ("step 0 until xas_relaod", "14: this model has no function 'xas_relaod' | did you mean 'xas_reload'?"),
      ("step 0 until set_page_private", "14: CPU 0 never runs 'set_page_private'; CPU 1 may"),
      ("schedule 0 9*2", "10: there is no CPU 9; this model has CPUs 0 to 1"),
      ("schedule v77: 0", "10: the schedule was stored for version 77 of the model; this is version 1"),
      ("set offset=9", "5: parameters belong directly below the 'scenario' line of their act"),
      ("memory-model sc", "14: the memory model belongs directly below the 'scenario' line of its act"),
    ])
  func unknown(_ text: String, _ error: String) {
    let found = errors("scenario swap-delete-thp\nsay \"x\"\n" + text)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("t.demo:3:" + error))
  }

  @Test("a lock that is not there")
  func unknownLock() {
    let found = errors("scenario swap-delete-thp\nexpect cpu 0 holds \"i_page lock\"")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("t.demo:2:20: this model has no lock 'i_page lock'; it has "))
    #expect(found[0].hasSuffix("did you mean 'i_pages lock'?"))
  }

  @Test(
    "an act that cannot be set up: the word to blame",
    arguments: [
      ("scenario swap-delte", "1:10: there is no scenario 'swap-delte' | did you mean 'swap-delete'?"),
      ("scenario swap-delete\nproposal maks", "2:10: there is no proposal 'maks' | did you mean 'mask'?"),
      ("scenario swap-delete readers=9", "1:30: readers is a number from 1 to 7, not '9'"),
      ("scenario swap-delete\nset reader=1", "2:5: there is no parameter 'reader' of swap-delete | did you mean"),
      ("scenario swap-delete\ngeometry small", "2:10: geometry is one of teaching, kernel, not 'small'"),
      ("scenario swap-delete readers=2\nset readers=3", "2:5: 'readers' is 2 in this act already"),
      ("scenario swap-delete\nproposal mask\nproposal mask", "3:10: this act has a proposal already"),
      ("scenario swap-delete\nsay \"x\"\nproposal maks", "3:10: there is no proposal 'maks' | did you mean 'mask'?"),
    ])
  func setUp(_ text: String, _ error: String) {
    let found = errors(text)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("t.demo:" + error))
  }

  @Test("nothing to play")
  func nothing() {
    let hint = "; one begins with a line such as 'scenario swap-delete-thp'"
    for text in ["", "\n\n", "# only this\n", "\u{feff}"] {
      #expect(errors(text) == ["t.demo:1:1: the script is empty\(hint)"])
    }
    #expect(errors("title \"x\"") == ["t.demo:1:1: the script has no scenario\(hint)"])
    #expect(
      errors("say \"x\"\nback 1") == [
        "t.demo:1:1: no scenario yet; a line such as 'scenario swap-delete-thp' comes first"
      ])
    #expect(
      errors("title \"x\"\ntitle \"y\"\nscenario circle") == ["t.demo:2:1: the title stands in line 1 already"])
  }

  @Test("all errors are told at once, in order of lines")
  func together() {
    let found = errors("scenario swap-delete-thp\nstep 9\nsay x\nhighlight page.x\nbakc 1")
    #expect(found.map { $0.prefix(10) } == ["t.demo:2:6", "t.demo:3:5", "t.demo:4:1", "t.demo:5:1"])
  }

  @Test("not more than 50 errors are told")
  func manyErrors() {
    let found = errors("scenario circle\n" + String(repeating: "x\n", count: 5000))
    #expect(found.count == 51)
    #expect(found[50].contains("there are more errors than 50"))
  }

  @Test("a script with too many models is refused")
  func manyModels() {
    let found = errors(String(repeating: "scenario circle\n", count: 500))
    #expect(found == ["t.demo:101:10: a script has at most 100 scenarios and changes of the proposal"])
  }
}
