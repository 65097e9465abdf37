import DemoScript
import RaceMachine
import RaceSession
import Testing

@Suite("Playing scripts")
struct PlayerTests {
  private static let thp = "scenario swap-delete-thp"

  @Test("beats: a statement, or one step of it, with its duration")
  func beats() throws {
    let player = DemoPlayer(
      try checked(
        """
        title "T"
        summary "S"
        scenario swap-delete-thp
        chapter "One"
        say "CPU 1 moves twice."
        highlight page.private
        step 1 2
        pause 2s
        back 2
        expect step 0
        """))
    #expect(player.demo.title == "T" && player.demo.summary == "S")
    var durations: [Int] = []
    while let duration = player.advance() { durations.append(duration) }
    #expect(durations == [0, 0, 1500, 0, 400, 400, 2000, 400, 400, 0])
    #expect(player.failure == nil && player.isFinished && player.elapsed == 5100 && player.claimCount == 1)
    #expect(player.caption == Caption(["CPU 1 moves twice."]) && player.chapter == 0)
  }

  @Test("captions and chapters clear what belonged to the last one")
  func clearing() throws {
    let player = DemoPlayer(
      try checked(
        "\(Self.thp)\nsay \"a\"\nhighlight page.private, cpu 0 page, slot 10\nsay \"b\"\nhighlight none\nchapter \"c\"")
    )
    for _ in 0..<3 { _ = player.advance() }
    #expect(player.highlights.count == 3)
    let names = player.marks.map { mark in
      switch mark {
      case .word(let address): player.session.map.name(of: address)
      case .variable(let cpu, _, let name, _, let text): "\(cpu).\(name) = \(text)"
      }
    }
    #expect(names == ["page[0x48].private", "0.page = NULL", "xa_node#2.slots[2]"])
    _ = player.advance()
    #expect(player.highlights.isEmpty && player.caption == Caption(["b"]))
    _ = player.advance()
    _ = player.advance()
    #expect(player.caption == nil && player.chapter == 0)
  }

  @Test(
    "claims that hold",
    arguments: [
      "page.private = 0:8", "page.private != 0:9", "page[0x4a].private = 0:10", "page._refcount = 5",
      "page._refcount = 0x5", "slot 10 = 0x48", "slot 10 = head", "slot 10 = page[0x48]", "slot 3 = NULL",
      "swap_map 10 = cache", "swap_map 0:10 = 0x40", "cpu 0 ready", "not cpu 0 blocked", "not broken", "step 0",
      "not over", "cpu 0 in find_get_entry", "not cpu 1 in find_get_entry", "cpu 0 offset = 10",
      "cpu 0 find_get_page.offset = 10", "not cpu 0 holds a lock", "i_pages.xa_lock = 0",
    ])
  func holds(_ claim: String) throws {
    #expect(try failure("expect \(claim)", scenario: Self.thp) == nil)
  }

  @Test(
    "claims that do not hold say what is",
    arguments: [
      ("page.private = 0", "page.private = 0, found 0:8"),
      ("page.private != 0:8", "not page.private = 0:8, found 0:8"), ("slot 3 = head", "slot 3 = head, found NULL"),
      ("cpu 0 found = 0x4a", "cpu 0 found = 0x4a, found no such value at this step"),
      ("cpu 0 found != 0x4a", "not cpu 0 found = 0x4a, found no such value at this step"),
      ("not cpu 0 found = NULL", "not cpu 0 found = NULL, found no such value at this step"),
      ("cpu 0 blocked", "cpu 0 blocked, found it ready"), ("broken", "broken, found nothing broken"),
      ("step 3", "step 3, found step 0"), ("over", "over, found that CPU 0, CPU 1 can go on"),
      ("cpu 0 in find_subpage", "cpu 0 in find_subpage, found it in find_get_entry"),
      ("cpu 0 holds a lock", "cpu 0 holds a lock, found that it holds no lock"),
    ])
  func refuted(_ claim: String, _ message: String) throws {
    #expect(try failure("expect \(claim)", scenario: Self.thp) == "t.demo:2:1: expected \(message)")
  }

  @Test("claims about a broken run")
  func broken() throws {
    let run = "step 0 until xas_reload\nstep 1 until set_page_private\nstep 0 to-end\n"
    for claim in ["broken", "broken vm-bug", "broken vm-bug \"index + nr <= offset\"", "cpu 0 stopped"] {
      #expect(try failure(run + "expect \(claim)", scenario: Self.thp) == nil)
    }
    #expect(
      try failure(run + "expect not broken", scenario: Self.thp)
        == "t.demo:5:1: expected not broken, found vm-bug \"index + nr <= offset\"")
    #expect(
      try failure(run + "expect broken wrong-page", scenario: Self.thp)
        == "t.demo:5:1: expected broken wrong-page, found vm-bug \"index + nr <= offset\"")
    #expect(
      try failure(run + "expect cpu 1 holds \"cluster lock\"", scenario: Self.thp)
        == "t.demo:5:1: expected cpu 1 holds \"cluster lock\", found \"page lock\", \"i_pages lock\"")
  }

  @Test(
    "movements that are not possible are failed claims",
    arguments: [
      ("step 2", "expected 1 step of CPU 2, found: CPU 2 waits for the gate"),
      ("step 3", "expected 1 step of CPU 3, found: CPU 3 must choose picked here: 3(picked=3), 3(picked=4)"),
      ("step 0 until round", "expected CPU 0 to reach 'round', found that 100000 steps do not suffice"),
      ("step 0 to-end", "expected CPU 0 to come to its end, found that 100000 steps do not suffice"),
      ("step 0 1000000000", "expected at most 100000 steps in all, found more"),
      ("schedule 0*1000000000", "expected at most 100000 steps in all, found more"),
      ("schedule (0*1000000000 1*1000000000)*", "expected at most 100000 steps in all, found more"),
      ("back 1000000000", "expected 1000000000 steps back, found the beginning after 0"),
      ("goto 1000000000", "expected step 1000000000, found: there is no step 1000000000: none is known"),
      ("step 0 3\nback 4", "expected 4 steps back, found the beginning after 3"),
      ("goto 4", "expected step 4, found: there is no step 4: none is known"),
      ("schedule 0*2 2", "expected the schedule to fit, found after 2 steps: CPU 2 waits for the gate"),
      (
        "schedule 3(dropped=3)",
        "expected the schedule to fit, found at its step 1: CPU 3 chooses picked here, not dropped"
      ),
      ("schedule 3(picked=3) 3*2", "expected the schedule to fit, found after 2 steps: CPU 3 has finished"),
      ("step 0\nproposal mask", "expected proposal mask, found: this model has no proposals"),
    ])
  func impossible(_ text: String, _ message: String) throws {
    let line = 1 + text.split(separator: "\n").count
    #expect(try failure(text) == "t.demo:\(line):1: \(message)")
  }

  @Test("movements that are possible")
  func movements() throws {
    #expect(
      try failure(
        """
        schedule 0*2 1 3(picked=4)
        expect step 4
        expect cpu 3 picked = 4
        expect cpu 2 blocked "the gate"
        goto 1
        expect step 1
        restart
        expect step 0
        step 0 until round:goto again#3
        expect step 3
        expect turns = 3
        scenario circle
        expect step 0
        """) == nil)
  }

  @Test("a script of too many steps is stopped")
  func tooManySteps() throws {
    let text = String(repeating: "step 0 20000\nrestart\n", count: 10)
    let failure = try failure(text)
    #expect(failure?.hasSuffix("expected at most 100000 steps in all, found more") == true)
  }

  @Test("the same schedule under another proposal, within an act and in a new one")
  func acts() throws {
    #expect(
      try failure(
        """
        step 0 until xas_reload
        step 1 until set_page_private
        proposal mask
        step 0 to-end
        expect cpu 0 found = 0x4a
        scenario swap-delete
        proposal mask
        expect step 0
        expect page._refcount = 2
        """, scenario: Self.thp) == nil)
  }
}
