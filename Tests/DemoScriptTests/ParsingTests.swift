@testable import DemoScript
import RaceMachine
import RaceSession
import Testing

@Suite("Reading scripts")
struct ParsingTests {
  private func statements(_ text: String) -> [Statement.Kind] {
    Demo(parsing: DemoSource(name: "t.demo", text: text)).statements.map(\.kind)
  }

  private func span(_ line: Int, _ column: Int, _ length: Int) -> Span {
    Span(line: line, column: column, length: length)
  }

  @Test("every statement of the language is read")
  func everyStatement() {
    #expect(statements("title \"A \\\"B\\\" \\\\\"") == [.title("A \"B\" \\")])
    #expect(statements("summary \"S\"") == [.summary("S")])
    #expect(
      statements("scenario s a=1 b = x") == [
        .scenario(
          Spanned("s", span(1, 10, 1)),
          [
            Statement.Setting(name: Spanned("a", span(1, 12, 1)), value: Spanned("1", span(1, 14, 1))),
            Statement.Setting(name: Spanned("b", span(1, 16, 1)), value: Spanned("x", span(1, 20, 1))),
          ])
      ])
    #expect(statements("proposal p") == [.proposal(Spanned("p", span(1, 10, 1)))])
    #expect(
      statements("geometry kernel") == [
        .set([Statement.Setting(name: Spanned("geometry", span(1, 1, 8)), value: Spanned("kernel", span(1, 10, 6)))])
      ])
    #expect(statements("memory-model sc") == [.memoryModel(Spanned("sc", span(1, 14, 2)))])
    #expect(statements("chapter \"C\"") == [.chapter("C")])
    #expect(statements("say \"One.\" \"Two.\"") == [.say(["One.", "Two."])])
    #expect(statements("highlight none") == [.highlight([])])
    #expect(
      statements("highlight page.private, slot 0x1c84f, cpu 0 x, swap_map 1:10") == [
        .highlight([
          Spanned(.word("page.private"), span(1, 11, 12)), Spanned(.slot(file: 0, offset: 0x1c84f), span(1, 30, 7)),
          Spanned(.variable(cpu: 0, name: "x"), span(1, 45, 1)),
          Spanned(.swapMap(file: 1, offset: 10), span(1, 57, 4)),
        ])
      ])
    #expect(statements("back 3\ngoto 0\nrestart") == [.back(3), .goTo(0), .restart])
  }

  @Test(
    "times",
    arguments: [("2s", 2000), ("1.5s", 1500), ("500ms", 500), ("0.25s", 250), ("0s", 0), ("600s", 600_000)])
  func times(_ text: String, _ milliseconds: Int) {
    #expect(statements("pause \(text)") == [.pause(milliseconds)])
  }

  @Test("steps of a CPU")
  func steps() throws {
    let cpu = Spanned(1, span(1, 6, 1))
    #expect(statements("step 1") == [.step(cpu: cpu, .steps(1))])
    #expect(statements("step 1 12 # a dozen") == [.step(cpu: cpu, .steps(12))])
    #expect(statements("step 1 1000000000") == [.step(cpu: cpu, .steps(1_000_000_000))])
    #expect(statements("step 1 to-end") == [.step(cpu: cpu, .toEnd)])
    #expect(
      statements("step 1 until f:a = b[i]#2   # note") == [
        .step(cpu: cpu, .until(Spanned(ProgramPlace(function: "f", line: "a = b[i]", occurrence: 2), span(1, 14, 12))))
      ])
    #expect(
      statements("step 1 until \"f:a # b\"") == [
        .step(cpu: cpu, .until(Spanned(ProgramPlace(function: "f", line: "a # b"), span(1, 14, 9))))
      ])
    #expect(
      statements("schedule 0*4 1(offset=10)") == [
        .schedule(Spanned(try Schedule(parsing: "0*4 1(offset=10)"), span(1, 10, 16)))
      ])
  }

  @Test(
    "claims are written as they are read",
    arguments: [
      "page.private = 0", "not page.private = 0:8", "cpu 0 index = 0", "cpu 1 blocked", "cpu 1 blocked \"page lock\"",
      "cpu 0 holds \"i_pages lock\"", "not cpu 0 holds a lock", "cpu 0 in find_subpage", "slot 10 = NULL",
      "swap_map 1:10 = \"cache + 1\"", "broken", "broken vm-bug", "broken vm-bug \"index + nr <= offset\"",
      "broken \"index > offset\"", "not broken", "step 12", "over", "\"i_pages(swap 0).xa_head\" = 0",
      "page[0x4a].private = 0:10", "cpu 3 finished", "cpu 3 stopped", "cpu 3 ready", "cpu 3 choosing",
    ])
  func claims(_ text: String) throws {
    guard case .expect(let claim)? = statements("expect \(text)").first else {
      Issue.record("no claim in \(text)")
      return
    }
    #expect(claim.description == text)
  }

  @Test("the other ways to write a comparison")
  func comparisons() {
    for (text, claim) in [("a.b=0", "a.b = 0"), ("a.b != 0", "not a.b = 0"), ("a.b!=0", "not a.b = 0")] {
      #expect(statements("expect \(text)").map { "\($0)" } == ["expect(\(claim))"])
    }
  }

  @Test("comments, blank lines, ends of lines and a byte-order mark are no statements")
  func layout() {
    let text = "\u{feff}# c\r\n\n   \t \r\n  back 1 # x\r\nback 2\t#y\nsay \"a # b\""
    #expect(statements(text) == [.back(1), .back(2), .say(["a # b"])])
  }

  @Test("a caption knows the CPU that it speaks of and how long it is read")
  func captions() {
    #expect(Caption(["CPU 1 deletes.", "CPU 0 waits."]).cpu == 1)
    #expect(Caption(["The CPU sleeps.", "CPU 2's turn."]).cpu == 2)
    #expect(Caption(["Nobody runs."]).cpu == nil)
    #expect(Caption(["CPU 1 waits for CPU 0.", "So does CPU 2, and CPU 1 knows."]).cpus == [1, 0, 2])
    #expect(DemoClock.duration(of: Caption(["one two"])) == 1500)
    #expect(DemoClock.duration(of: Caption(["one two three", "four five six"])) == 2000)
  }
}
