import DemoScript
import Testing

@testable import RaceScreen

@Suite("A configuration")
struct ReadingTests {
  /// What is wrong with a text, as `LINE:COLUMN message`.
  private func problems(_ text: String) -> [String] {
    Preferences.read(text, name: "config").problems.map { "\($0.line):\($0.column) \($0.message)" }
  }

  private func preferences(_ text: String) throws -> Preferences {
    let read = Preferences.read(text, name: "config")
    try #require(read.problems.isEmpty, "\(read.problems)")
    return read.preferences
  }

  @Test("that is empty, or only says what is usual, is as the program comes")
  func usual() throws {
    #expect(try preferences("") == Preferences())
    #expect(try preferences("\n  # theme = dark\r\n\t\n") == Preferences())
    #expect(try preferences(Preferences.listing) == Preferences())
  }

  @Test("as it is listed, with every line in effect, is right and changes nothing a person could see")
  func listing() throws {
    let lines = Preferences.listing.split(separator: "\n").filter { $0.hasPrefix("#") && !$0.hasPrefix("# ") }
    #expect(lines.count > 100)
    // Characters are text where something is typed, and no other line is refused.
    let text = lines.map { String($0.dropFirst()) }.joined(separator: "\n")
    let read = try preferences(text)
    #expect(read.theme == .standard && read.speed == .normal && read.mouse && !read.ascii && read.color == .auto)
    for context in KeyContext.allCases {
      for stroke in Keymap.bindings(context).flatMap(\.strokes) {
        #expect(read.keys.command(for: stroke.key, in: context) == stroke.command)
      }
    }
  }

  @Test("says theme, colour, glyphs, mouse and speed, with spaces wherever people put them")
  func values() throws {
    let read = try preferences("theme=high-contrast\n color =never\nascii = on\nmouse= off \n\tspeed  =  0.5\t")
    #expect(read.theme == .highContrast && read.color == .never && read.ascii && !read.mouse)
    #expect(read.speed.text == "0.5")
  }

  @Test(
    "that is wrong is told with its place, and what would be right",
    arguments: [
      ("theme = drak", "1:9 'theme' takes standard, dark, light, high-contrast, monochrome, not 'drak'"),
      ("\n  colour = auto", "2:3 there is no preference 'colour'"),
      ("mouse off", "1:10 'mouse' needs '=' and a value"),
      ("mouse =", "1:8 'mouse' takes on, off"),
      ("ascii = on\nascii = off", "2:1 'ascii' has its value already"),
      ("speed = 0", "1:9 'speed' takes 0.25 to 32, not '0'"),
      ("speed = 1e3", "1:9 'speed' takes 0.25 to 32, not '1e3'"),
      ("speed = 1.", "1:9 'speed' takes 0.25 to 32, not '1.'"),
      ("key", "1:4 where does the key count?"),
      ("key run", "1:8 which key?"),
      ("key rum f5 = explore", "1:5 there is no page 'rum'"),
      ("key run f99 = explore", "1:9 there is no key 'f99', or terminals do not tell it apart"),
      ("key run ctrl-i = explore", "1:9 there is no key 'ctrl-i', or terminals do not tell it apart"),
      ("key run f5", "1:11 '=' and a command should follow"),
      ("key run f5 =", "1:12 '=' and a command should follow"),
      ("key run f5 explore", "1:12 '=' and a command should follow"),
      ("key run f6 = explode", "1:14 the run has no command 'explode'"),
      ("key start f6 = explore", "1:16 the start page has no command 'explore'"),
      ("key typing a = choose", "1:12 where something is typed, characters are text"),
    ])
  func wrong(_ text: String, _ problem: String) { #expect(problems(text) == [problem]) }

  @Test("suggests what was meant")
  func suggestions() {
    func notes(_ text: String) -> [String] { Preferences.read(text, name: "config").problems.flatMap(\.notes) }
    #expect(notes("theme = drak").contains("did you mean 'dark'?"))
    #expect(notes("colour = auto").contains("did you mean 'color'?"))
    #expect(notes("key run f5 = explode").contains("did you mean 'explore'?"))
    #expect(notes("mouse off").contains("such as: mouse = on"))
  }

  @Test("with a wrong line keeps all others")
  func others() {
    let read = Preferences.read("theme = pink\nspeed = 4\nkey run f4 = explode\nkey run f5 = explore", name: "config")
    #expect(read.problems.count == 2)
    #expect(read.preferences.theme == .standard && read.preferences.speed.text == "4")
    #expect(read.preferences.keys.command(for: .function(5), in: .run) == .explore)
  }

  @Test("of any bytes is read without a fault")
  func anything() {
    for text in [
      "key run \u{301} = explore", "=", "= =", "key = = = =", "key run = = explore", "\u{0}\u{1B}[2J", "🙂 = 頁",
    ] {
      _ = Preferences.read(text, name: "config")
    }
    #expect(problems("key run = = explore").isEmpty, "there is still another key for that")
  }
}
