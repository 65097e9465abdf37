import PageCacheModel
@testable import RaceScreen
import RaceSession
import Testing

@Suite("The command line")
struct TypedCommandTests {
  private func thp(_ width: Int = 80, _ height: Int = 24) throws -> Interface {
    Interface(width: width, height: height, session: try Session(KernelChoice(scenario: "swap-delete-thp")))
  }

  /// Opens the command line, types, and takes it.
  private func carryOut(_ text: String, _ interface: inout Interface) {
    interface.press(":")
    interface.type(text)
    interface.press(.enter)
  }

  @Test(
    "does what it is told",
    arguments: [
      ("step 1 3", "1*3"), ("step 0", "0"), ("schedule 0*8 1*5", "0*8 1*5"), ("st 1 2", "1*2"),
      ("step 1 until lock_page", nil), ("step 0 to-end", nil), ("until page[0x48].private write", nil),
      ("until violation", nil), ("until xas_store", nil), ("over 1", nil), ("out 0", nil),
    ])
  func moves(_ text: String, _ schedule: String?) throws {
    var interface = try thp()
    carryOut(text, &interface)
    let session = try #require(interface.run?.session)
    if text == "step 1 until lock_page" {
      // Nothing of that name here: the line stays, so that it can be put right.
      #expect(interface.context == .command && interface.message?.contains("lock_page") == true)
      return
    }
    #expect(interface.context == .run && session.position > 0, "\(interface.message ?? "")")
    if let schedule { #expect(session.schedule.description == schedule) }
  }

  @Test("changes the theme at once, and knows all of them")
  func theme() throws {
    var interface = try thp()
    interface.press(":")
    interface.type("theme light")
    #expect(interface.update(.key(.enter)) == [.theme(.light)])
    #expect(interface.preferences.theme == .light && interface.context == .run)
    carryOut("theme", &interface)
    #expect(interface.message == "'theme' takes a name: standard, dark, light, high-contrast, monochrome")
    interface.press(.escape)
    carryOut("theme ligt", &interface)
    #expect(interface.message == "there is no theme 'ligt'; did you mean 'light'?" && interface.context == .command)
  }

  @Test("stays in the lanes for what the lanes show")
  func lanes() throws {
    var interface = try thp()
    interface.press("1", "1", "1", "L")
    carryOut("goto 1", &interface)
    #expect(interface.context == .lanes && interface.run?.session.position == 1)
    carryOut("why", &interface)
    #expect(interface.context == .run && interface.message == "nothing is broken in this run so far")
    interface.press("L")
    carryOut("restart", &interface)
    #expect(interface.context == .run && interface.run?.session.length == 0)
  }

  @Test("opens a scenario from the matrix, from which Esc goes back there")
  func matrix() throws {
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations())
    interface.press("m")
    #expect(interface.context == .matrix)
    carryOut("scenario reclaim", &interface)
    #expect(interface.context == .run && interface.run?.session.kernel?.scenario == "reclaim")
    interface.press(.escape)
    #expect(interface.context == .matrix)
    carryOut("step 1", &interface)
    #expect(interface.message?.hasPrefix("no run is open") == true)
    interface.press(.escape, .escape)
    #expect(interface.context == .run && interface.run?.session.kernel?.scenario == "swap-delete")
  }

  @Test("sets stops, bookmarks, proposals, scenarios, parameters, the speed")
  func others() throws {
    var interface = try thp()
    let session = try #require(interface.run?.session)
    carryOut("break xas_reload", &interface)
    carryOut("break 1 set_page_private", &interface)
    carryOut("watch page[0x48].private write", &interface)
    #expect(
      session.stops.map(\.description) == ["xas_reload", "set_page_private of CPU 1", "write of page[0x48].private"])
    carryOut("forget xas_reload", &interface)
    #expect(session.stops.count == 2)
    carryOut("step 1 4", &interface)
    carryOut("bookmark here", &interface)
    carryOut("goto 2", &interface)
    #expect(session.position == 2)
    carryOut("goto here", &interface)
    #expect(session.position == 4)
    carryOut("proposal mask", &interface)
    #expect(session.kernel?.proposal == "mask")
    carryOut("set offset=9 debug-vm=off", &interface)
    #expect(session.kernel?.settings.map(\.value) == ["9", "off"] && session.position == 0)
    carryOut("scenario reclaim", &interface)
    #expect(session.kernel?.scenario == "reclaim")
    carryOut("speed 0.25", &interface)
    #expect(interface.run?.speed.percent == 25)
    carryOut("random 7", &interface)
    #expect(interface.run?.policy == .random(seed: 7) && interface.run?.isPlaying == true)
    carryOut("help", &interface)
    #expect(interface.context == .help && interface.picture.plainText().contains("commands"))
    interface.press(.escape)
    interface.press(":")
    interface.type("quit")
    #expect(interface.press(.enter) == [.quit])
  }

  @Test(
    "says what is wrong, suggests what was meant, and stays open",
    arguments: [
      ("stpe 1", "there is no command 'stpe'; did you mean 'step'?"),
      ("proposal maks", "there is no proposal 'maks'; did you mean 'mask'?"),
      ("step 9", "'9' is no CPU here; there are 0 to 1"),
      ("break xas_relaod", "this model has no function 'xas_relaod'; did you mean 'xas_reload'?"),
      (
        "watch page[0x48].privte",
        "this model has no word or object 'page[0x48].privte'; did you mean 'page[0x48].private'?"
      ),
      ("watch page[0x48].private wriet", "'wriet' is no use of a word: read, write or access; did you mean 'write'?"),
      ("set ofset=9", "there is no parameter 'ofset'; did you mean 'offset'?"),
      ("set offset", "'offset' has no value; write offset=VALUE"),
      ("goto 99", "there is no step 99: none is known"),
      ("speed 1000", "'1000' is no speed; it is a number from 0.1 to 100"),
      ("s", "'s' may be step, schedule, scenario, set, speed"),
    ])
  func errors(_ text: String, _ sentence: String) throws {
    var interface = try thp()
    carryOut(text, &interface)
    #expect(interface.message == sentence)
    #expect(interface.context == .command && interface.top(CommandLine.self)?.editor.text == text)
    interface.press(.escape)
    #expect(interface.context == .run)
  }

  @Test("Tab completes as far as it is clear, then takes one after the other")
  func completes() throws {
    var interface = try thp()
    func text() -> String? { interface.top(CommandLine.self)?.editor.text }
    interface.press(":", "w", "a", .tab)
    #expect(text() == "watch ")
    interface.type("page[0x48].pri")
    interface.press(.tab)
    #expect(text() == "watch page[0x48].private")
    interface.press(" ", "w", .tab)
    #expect(text() == "watch page[0x48].private write")
    interface.press(.escape, ":", "b", .tab)
    #expect(text() == "back ")
    interface.press(.tab)
    let second = text()
    interface.press(.escape, ":", "b")
    interface.press(.tab, .tab, .backTab)
    #expect(text() == "back " && second != "back ")
    interface.press("x", .tab)
    #expect(interface.message == "nothing known begins like that")
  }

  @Test("arrows bring back what was typed")
  func history() throws {
    var interface = try thp()
    func text() -> String? { interface.top(CommandLine.self)?.editor.text }
    interface.press(":", .up)
    #expect(interface.message == "nothing was typed before")
    interface.press(.escape)
    carryOut("step 1 2", &interface)
    carryOut("back", &interface)
    interface.press(":", "g", .up)
    #expect(text() == "back")
    interface.press(.up, .up)
    #expect(text() == "step 1 2")
    interface.press(.down, .down)
    #expect(text() == "g")
    interface.press(.backspace, .backspace)
    #expect(interface.context == .run, "Backspace in an empty line closes it")
  }

  @Test("without a run only what needs none")
  func start() throws {
    var interface = Interface(width: 80, height: 24)
    carryOut("step 1", &interface)
    #expect(interface.message == "no run is open; ':scenario swap-delete' opens one")
    interface.press(.escape)
    carryOut("scenario hugetlb", &interface)
    #expect(interface.run?.session.kernel?.scenario == "hugetlb")
  }

  @Test("every command is found by its name, has a sentence, and an example of the help is understood")
  func table() throws {
    #expect(Set(CommandWord.all.map(\.name)).count == CommandWord.all.count)
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    var examples = 0
    for command in CommandWord.all {
      #expect(CommandWord.command(command.name)?.name == command.name && !command.explanation.isEmpty)
      for text in command.explanation.split(separator: "'").filter({ $0.hasPrefix(command.name + " ") }) {
        examples += 1
        #expect(throws: Never.self) { try CommandWord.order(for: String(text), session: session, cpu: 0) }
      }
    }
    #expect(examples > 6)
  }

  @Test("the picture", arguments: [(80, 24), (120, 40)])
  func picture(_ width: Int, _ height: Int) throws {
    var interface = try thp(width, height)
    interface.press(":")
    try expectKept(interface.picture, "command-\(width)x\(height)")
    interface.type("until page[0x48].")
    interface.press(.tab, .tab)
    try expectKept(interface.picture, "command-completion-\(width)x\(height)")
    try expectKept(interface.picture.withoutAttributes().ascii(), "command-completion-ascii-\(width)x\(height)")
    interface.press(.escape)
    carryOut("proposal maks", &interface)
    try expectKept(interface.picture, "command-error-\(width)x\(height)")
    interface.press(.escape)
    carryOut("help", &interface)
    try expectKept(interface.picture, "command-help-\(width)x\(height)")
  }
}
