import DemoScript
import Testing

@testable import RaceScreen

@Suite("Keys of one's own")
struct OwnKeysTests {
  /// A run with the keys of a configuration.
  private func run(_ text: String, width: Int = 120) throws -> Interface {
    let read = Preferences.read(text, name: "config")
    var interface = try Interface(width: width, height: 40, session: .swapDelete())
    interface.adopt(read.preferences, problems: read.problems)
    return interface
  }

  private func problems(_ text: String) -> [String] {
    Preferences.read(text, name: "config").problems.map { "\($0.line) \($0.message)" }
  }

  @Test("act beside those that there are, and are named first")
  func added() throws {
    var interface = try run("key run f4 = play-or-pause\nkey run y = forward 1\nkey run f = back 1")
    #expect(interface.lastLine.contains("F4 play"))
    interface.press(.function(4))
    #expect(interface.run?.isPlaying == true)
    interface.press(" ")
    #expect(interface.run?.isPlaying == false)
    interface.press("0", "f")
    #expect(interface.run?.session.position == 0)
    interface.press("y")
    #expect(interface.run?.session.position == 1 && interface.lastLine.contains("f y back, on"))
    interface.press("?")
    let help = interface.picture.plainText()
    #expect(help.contains("pause, also space") && help.contains("f y") && help.contains("also ← → h l"))
  }

  @Test("may change places with others")
  func swapped() throws {
    let text = "key run e = counterexample\nkey run x = explore"
    #expect(problems(text).isEmpty)
    let keys = try run(text).preferences.keys
    #expect(keys.command(for: "e", in: .run) == .counterexample && keys.command(for: "x", in: .run) == .explore)
    #expect(keys.bindings(.run).contains { $0.label == "x" && $0.short == "explore" })
    #expect(keys.command(for: "e", in: .matrix) == Keymap.command(for: "e", in: .matrix))
  }

  @Test("must not take the last key of a command, unless that is meant")
  func collisions() throws {
    #expect(problems("key run x = explore") == ["1 x is the key of 'counterexample', which would have none"])
    #expect(problems("key run x = none\nkey run x = explore").isEmpty)
    #expect(problems("key run x = explore\nkey run f2 = counterexample").isEmpty)
    #expect(problems("key run h = explore").isEmpty, "there is still an arrow")
    #expect(problems("key run f2 = explore\nkey run f2 = why") == ["2 f2 has its meaning already"])
    #expect(problems("key run f2 = none\nkey run f2 = none") == ["2 f2 has its meaning already"])
    // Taken back, the first leaves its reason to nobody.
    #expect(problems("key run x = explore\nkey run e = why").count == 2)
  }

  @Test("can never take away the way out, or the help", arguments: KeyContext.allCases)
  func vital(_ context: KeyContext) {
    for (key, command) in [("q", Command.quit), ("?", .help), ("esc", .leave)] {
      guard Keymap.command(for: Key(name: key)!, in: context) == command else { continue }
      let isOnly = Keymap.bindings(context).flatMap(\.strokes).filter { $0.command == command }.count == 1
      #expect(problems("key \(context) \(key) = none").count == (isOnly ? 1 : 0), "\(key)")
      #expect(problems("key \(context) \(key) = none\nkey \(context) f9 = \(command.word)").isEmpty)
    }
  }

  @Test("have names that are read again, and words for all commands", arguments: KeyContext.allCases)
  func names(_ context: KeyContext) {
    let strokes = Keymap.bindings(context).flatMap(\.strokes)
    for stroke in strokes { #expect(Key(name: stroke.key.name) == stroke.key) }
    let words = Set(strokes.map(\.command)).map(\.word)
    #expect(Set(words).count == words.count, "each word means one command")
    for word in words {
      #expect(word.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" || $0 == " " }, "\(word)")
    }
  }

  @Test("wrong ones are said at once, and the next key takes that away")
  func told() throws {
    var interface = try run("theme = pink\nkey run x = explode")
    #expect(interface.message?.hasPrefix("config:1:9: 'theme' takes") == true)
    #expect(interface.message?.hasSuffix("(and 1 more); that line does not count") == true)
    interface.press("0")
    #expect(interface.message == nil)
  }

  @Test("come with a speed for every run that is opened")
  func speed() throws {
    var interface = Interface(width: 80, height: 24)
    interface.adopt(Preferences.read("speed = 4", name: "config").preferences)
    interface.press(.enter)
    #expect(interface.run?.speed.text == "4")
  }
}
