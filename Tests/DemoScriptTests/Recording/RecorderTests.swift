import DemoLibrary
@testable import DemoScript
import PageCacheModel
import RaceExplorer
import RaceMachine
import RaceSession
import Testing

@Suite("A recorder")
struct RecorderTests {
  private func recorder(_ choice: KernelChoice = KernelChoice(scenario: "swap-delete-thp")) throws -> (
    DemoRecorder, Session
  ) {
    let recorder = DemoRecorder(title: "t")
    let session = try Session(choice)
    recorder.watch(session)
    return (recorder, session)
  }

  /// The lines below the set-up.
  private func lines(_ recorder: DemoRecorder) -> [String] {
    Array(recorder.text.split(separator: "\n").map(String.init).drop { !$0.hasPrefix("proposal") }.dropFirst())
  }

  @Test("names the steps of a CPU as they go on, and counts those without a name")
  func steps() throws {
    let (recorder, session) = try recorder()
    session.apply(.step(cpu: 0))
    let first = lines(recorder)
    session.apply(.stepUntil(cpu: 0, ProgramPlace(function: "xas_reload")))
    #expect(first.count == 1 && lines(recorder).count == 1 && lines(recorder) != first)
    session.apply(.stepUntil(cpu: 1, ProgramPlace(function: "set_page_private", occurrence: 2)))
    session.apply(.stepToEnd(cpu: 0))
    #expect(lines(recorder).count == 3 && lines(recorder).last == "step      0 to-end")
    session.apply(.back(2))
    session.apply(.back(1))
    #expect(lines(recorder).last == "back      3")
  }

  @Test("a proposal chosen before anything has happened belongs to the set-up")
  func proposalFirst() throws {
    let (recorder, session) = try recorder()
    session.apply(.proposal("mask"))
    #expect(recorder.text == "title     \"t\"\n\nscenario  swap-delete-thp\nproposal  mask\n")
    session.apply(.set(name: "offset", value: "10"))
    #expect(recorder.text == "title     \"t\"\n\nscenario  swap-delete-thp offset=10\nproposal  mask\n")
    session.apply(.step(cpu: 0))
    session.apply(.proposal("index"))
    #expect(lines(recorder).last == "proposal  index")
  }

  @Test("a session that is taken up again where it was left goes on; another one, or one that has moved, is an act")
  func leaving() throws {
    let (recorder, session) = try recorder()
    session.apply(.step(cpu: 0))
    let text = recorder.text
    recorder.watch(nil)
    recorder.watch(session)
    #expect(recorder.text == text)
    recorder.watch(nil)
    session.apply(.step(cpu: 1))
    recorder.watch(session)
    #expect(recorder.text.hasPrefix(text) && lines(recorder).count > 3)
    for scenario in ["swap-delete", "reclaim", "hugetlb"] {
      recorder.watch(try Session(KernelChoice(scenario: scenario)))
      recorder.say(["This is \(scenario)."])
      recorder.watch(nil)
      #expect(recorder.text.contains("scenario  \(scenario)\n"))
    }
  }

  @Test("what is refused, or changes nothing, is not recorded")
  func refused() throws {
    let (recorder, session) = try recorder()
    let text = recorder.text
    session.apply(.back(1))
    session.apply(.step(cpu: 7))
    session.apply(.proposal("maks"))
    session.apply(.goTo(0))
    #expect(recorder.text == text)
  }

  @Test("an own scenario is recorded line by line, and is the same again")
  func sketch() throws {
    let script = """
      scenario "two places, one page"
      geometry kernel
      page 0x200 huge in swap 1:512 used 513 dirty
      page 0x5 in swap 8 of tmpfs 1:0
      page 0x3 in tmpfs 0:7 dirty
      page 0x4 mapped 2
      cpu 0 lookup any of page 0x200 by fault
      cpu 1 swap-out page 0x3 to swap 0:9
      set debug-vm=off
      proposal mask
      """
    let choice = try #require(DemoPlayer(try checked(script)).session.kernel)
    let (recorder, session) = try recorder(choice)
    session.apply(.step(cpu: 1))
    let again = DemoPlayer(try checked(recorder.text))
    again.playToEnd()
    #expect(again.session.kernel == choice && SessionState(again.session) == SessionState(session))
  }

  @Test("goes on below a script that is there, and keeps all of that", arguments: EmbeddedDemos.all.map(\.id))
  func continues(_ id: String) throws {
    let file = try #require(EmbeddedDemos.all.first { $0.id == id })
    let player = DemoPlayer(try Demo(parsing: DemoSource(name: id, bytes: file.bytes)).checked())
    player.playToEnd()
    let recorder = DemoRecorder(continuing: player)
    let old = String(decoding: file.bytes, as: UTF8.self)
    #expect(recorder.text == old)
    // Some end with a verdict, at the beginning of an act.
    let canGoBack = player.session.position >= 5
    if canGoBack { player.session.apply(.back(5)) }
    recorder.say(["Back."])
    player.session.apply(.proposal("subpages"))
    #expect(recorder.text.hasPrefix(old + (canGoBack ? "back      5\n" : "") + "say       \"Back.\"\n"))
    #expect(recorder.text.contains("\nproposal  subpages\n"))
    let again = DemoPlayer(try checked(recorder.text))
    #expect(again.playToEnd().failure == nil && SessionState(again.session) == SessionState(player.session))
  }

  @Test("another proposal below a script that ends in a set-up is another act")
  func continuesSetUp() throws {
    let player = DemoPlayer(try checked("scenario swap-delete\nproposal mask"))
    player.playToEnd()
    let recorder = DemoRecorder(continuing: player)
    player.session.apply(.proposal("index"))
    let again = DemoPlayer(try checked(recorder.text))
    #expect(again.playToEnd().failure == nil && again.session.kernel == player.session.kernel)
  }

  @Test(
    "a played demo is recorded as far as a session can tell it, and that recording is recorded as it is",
    arguments: EmbeddedDemos.all.map(\.id))
  func demos(_ id: String) throws {
    let file = try #require(EmbeddedDemos.all.first { $0.id == id })
    let demo = try Demo(parsing: DemoSource(name: id, bytes: file.bytes)).checked()
    let recorded = Rerecording(demo)
    let again = Rerecording(try checked(recorded.text))
    #expect(recorded.failure == nil && again.failure == nil)
    #expect(again.text == recorded.text)
    #expect(again.states.last == recorded.states.last)
    // A beat that only says something shows the state before.
    var moments = recorded.states.filter { !$0.schedule.items.isEmpty }
    moments = zip(moments, moments.dropFirst()).filter { $0 != $1 }.map(\.1)
    #expect(moments.isSubsequence(of: again.states))
  }

  @Test("a title may be anything", arguments: ["", " ", "a\nb", "\u{0}", "\"\\", "頁", "#"])
  func title(_ title: String) throws {
    let recorder = DemoRecorder(title: title)
    recorder.watch(try Session(KernelChoice(scenario: "swap-delete")))
    #expect(!(try checked(recorder.text).title.isEmpty))
  }

  @Test("asks no more questions than a script may, and then records the steps of a counterexample")
  func questions() throws {
    let (recorder, session) = try recorder(KernelChoice(scenario: "swap-delete", proposal: "index"))
    let report = Check(session.model).report()
    let finding = try #require(report.findings.first)
    let run = try #require(finding.shortest)
    let wish = try #require(CounterexampleWish(for: run, to: finding.violation, in: report))
    for _ in 0..<22 {
      session.apply(.back(1))
      recorder.beginCounterexample()
      session.apply(.restart)
      session.apply(.run(run.schedule))
      recorder.endCounterexample(wish)
      recorder.explored(report)
    }
    let again = DemoPlayer(try checked(recorder.text))
    #expect(again.playToEnd().failure == nil && SessionState(again.session) == SessionState(session))
    #expect(recorder.obstacle == nil && again.demo.questions.count <= 2)
    #expect(recorder.text.components(separatedBy: "counterexample").count == 11)
    #expect(recorder.text.components(separatedBy: "restart\n").count > 10)
  }

  @Test("stops for good, and says why, before the script would not play")
  func limits() throws {
    let (recorder, session) = try recorder(KernelChoice(scenario: "swap-delete"))
    for round in 0..<120 {
      session.apply(.step(cpu: 0))
      session.apply(.proposal(round % 2 == 0 ? "mask" : "index"))
    }
    #expect(recorder.obstacle == "a script has at most 100 scenarios and changes of the proposal")
    let text = recorder.text
    session.apply(.step(cpu: 1))
    recorder.say(["More."])
    #expect(recorder.text == text)
    #expect(DemoPlayer(try checked(text)).playToEnd().failure == nil)
  }

  @Test("counts moves as the player does", arguments: [true, false])
  func moves(_ goesTo: Bool) throws {
    let (recorder, session) = try recorder()
    session.apply(.stepToEnd(cpu: 1))
    var rounds = 0
    while recorder.obstacle == nil, rounds < 10_000 {
      session.apply(goesTo ? .goTo(rounds % 2 == 0 ? 0 : session.length) : rounds % 2 == 0 ? .back(40) : .forward(40))
      rounds += 1
    }
    #expect(recorder.obstacle == "a script moves at most 100000 steps in all")
    #expect(DemoPlayer(try checked(recorder.text)).playToEnd().failure == nil)
  }
}
