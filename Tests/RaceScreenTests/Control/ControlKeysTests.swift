import PageCacheModel
@testable import RaceScreen
import RaceSession
import Testing

@Suite("Keys that control a run")
struct ControlKeysTests {
  @Test("n steps over a call, N out of a function, of the CPU that ran last or has the focus")
  func over() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 80, height: 24, session: session)
    interface.press("1", "n")
    #expect(session.position >= 2 && session.events.allSatisfy { $0.move.cpu == 1 })
    let there = session.position
    interface.press(.tab, "N")
    #expect(session.position > there && session.lastEvent?.move.cpu == 0)
    #expect(session.status(of: 0) == .finished || session.frames(of: 0).count < 3)
    while session.status(of: 0).canRun { interface.press("0") }
    interface.press("n")
    #expect(interface.message == "CPU 0 has finished")
  }

  @Test("b puts a breakpoint before the next line, which the code shows, and takes it away")
  func breakpoint() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 120, height: 40, session: session)
    interface.press("0", "0", "b")
    let line = try #require(session.nextLine(of: 0)).name
    #expect(session.stops.count == 1 && interface.message?.contains(line) == true)
    let row = interface.picture.plainText().split(separator: "\n").first { $0.contains("▸* ") }
    #expect(row?.contains(line) == true)
    interface.press("r", " ")
    while interface.nextTick != nil { interface.pass(milliseconds: 400) }
    #expect(interface.message?.hasPrefix("breakpoint after step") == true)
    #expect(session.nextLine(of: 0)?.name == line && session.lastEvent?.move.cpu == 0)
    interface.press("b")
    #expect(session.stops.isEmpty && !interface.picture.plainText().contains("▸* "))
  }

  @Test("b at a value that is selected stops play where it is written")
  func watch() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 120, height: 40, session: session)
    interface.press("i", "b")
    let stop = try #require(session.stops.first)
    guard case .watchpoint(let name, .write) = stop else {
      Issue.record("\(stop)")
      return
    }
    #expect(try session.words(called: name).count == 1 && interface.message == "play stops at write of \(name)")
    interface.press("b")
    #expect(session.stops.isEmpty)
  }

  @Test("R plays by chance, the same seed the same run; a step of the person ends it")
  func random() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 120, height: 40, session: session)
    interface.press("R")
    for _ in 0..<6 { interface.pass(milliseconds: 400) }
    #expect(interface.picture.line(0).contains("seed 1"))
    let first = session.knownSchedule.description
    interface.press(.home, " ")
    for _ in 0..<6 { interface.pass(milliseconds: 400) }
    #expect(session.knownSchedule.description == first)
    interface.press(.home, "R")
    for _ in 0..<6 { interface.pass(milliseconds: 400) }
    #expect(interface.run?.policy == .random(seed: 2) && interface.picture.line(0).contains("seed 2"))
    interface.press("0")
    #expect(interface.run?.policy == .fair)
  }

  @Test("d opens the lines of a CPU into their accesses")
  func details() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    var interface = Interface(width: 120, height: 40, session: session)
    session.apply(.stepUntil(cpu: 0, try ProgramPlace(parsing: "xas_reload")))
    let folded = interface.picture.plainText()
    interface.press("d")
    let open = interface.picture.plainText()
    #expect(!folded.contains("r xa_node#") && open.contains("r xa_node#"))
    #expect(interface.message?.hasPrefix("every line of CPU 0") == true)
    try expectKept(interface.picture, "details-120x40")
    interface.press("d", .escape)
    #expect(interface.picture.plainText().contains("r xa_node#") == false)
  }

  @Test("/ finds a step, Enter the next, Backspace the one before")
  func search() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    var interface = Interface(width: 80, height: 24, session: session)
    interface.press("/")
    #expect(interface.message == "there is no step to look for yet")
    interface.press(.enter)
    #expect(interface.message == "nothing was looked for; / does")
    session.apply(.stepToEnd(cpu: 1))
    interface.press(.home, "/")
    interface.type("set_page_PRIVATE")
    #expect(interface.context == .typing && interface.lastLine.contains("Enter find"))
    interface.press(.enter)
    let first = session.position
    #expect(interface.message == "'set_page_PRIVATE' at step \(first); Enter: the next")
    interface.press(.enter)
    let second = session.position
    #expect(second > first)
    interface.press(.backspace)
    #expect(session.position == first)
    interface.press(.backspace)
    #expect(session.position > second && interface.message?.contains("from the end again") == true)
    interface.press("/")
    interface.type("nowhere")
    interface.press(.enter)
    #expect(interface.message == "no step of this way has 'nowhere'")
  }
}

@Suite("Filtering lists")
struct FilterTests {
  @Test("shows only what matches, and Enter takes it")
  func list() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 80, height: 24, session: session)
    interface.press("p", "/")
    interface.type("HUGETLB")
    let list = try #require(interface.covers.first as? PickList)
    #expect(list.items.map(\.id) == ["mask-hugetlb", "mask-hugetlb-split"])
    #expect(interface.picture.plainText().contains("filter  HUGETLB"))
    interface.press(.down, .enter)
    #expect(session.kernel?.proposal == "mask-hugetlb-split" && interface.covers.isEmpty)
  }

  @Test("Esc shows all again, another Esc closes the list")
  func leaves() throws {
    var interface = Interface(width: 80, height: 24, session: try .swapDelete())
    interface.press("p")
    let count = interface.top(PickList.self)?.items.count
    interface.press("/", "z", "z")
    #expect((interface.covers.first as? PickList)?.items.isEmpty == true)
    interface.press(.backspace, .escape)
    #expect(interface.top(PickList.self)?.items.count == count && interface.context == .list)
    interface.press(.escape)
    #expect(interface.context == .run)
  }

  @Test("on the start page, in every column; whoever comes back finds all of it")
  func start() throws {
    var interface = Interface(width: 80, height: 24)
    let all = interface.start?.columns.map(\.items.count)
    interface.press("/")
    interface.type("hugetlb")
    #expect(interface.context == .filter)
    #expect(interface.start?.columns.allSatisfy { $0.items.allSatisfy { $0.matches("hugetlb") } } == true)
    interface.press(.enter)
    #expect(interface.run?.session.kernel?.scenario == "hugetlb")
    interface.press(.escape)
    #expect(interface.start?.columns.map(\.items.count) == all)
  }
}
