import Foundation
import Testing

@Suite("A configuration file")
struct ConfigurationTests {
  /// A home with a configuration.
  private func home(_ text: String?, below folder: String = ".config") throws -> URL {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let place = home.appending(path: "\(folder)/pagerace")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try text?.write(to: place.appending(path: "config"), atomically: true, encoding: .utf8)
    return home
  }

  @Test("changes colours, glyphs, mouse and keys of the screen; an option has the last word")
  func counts() throws {
    let home = try home("theme = light\nascii = on\nmouse = off\nkey run f2 = explore\nkey run Z = quit\n")
    defer { try? FileManager.default.removeItem(at: home) }
    let program = try ScreenProgram(["run", "swap-delete"], home: home)
    try #require(program.waits(for: "F2"))
    program.type("Z")
    #expect(program.ending() == .status(0) && program.isRestored)
    #expect(program.output.contains("38;5;25m") && !program.output.contains("1000h"))
    #expect(program.output.utf8.allSatisfy { $0 < 128 })
    let other = try ScreenProgram(["run", "swap-delete", "--theme", "dark", "--no-ascii", "--mouse"], home: home)
    try #require(other.waits(for: "quit"))
    other.type("q")
    #expect(other.ending() == .status(0))
    #expect(other.output.contains("38;5;75m") && other.output.contains("1000h") && other.output.contains("●"))
  }

  @Test("of another folder counts where XDG_CONFIG_HOME names it")
  func folder() throws {
    let home = try home("theme = light\n", below: "elsewhere")
    defer { try? FileManager.default.removeItem(at: home) }
    let place = home.appending(path: "elsewhere").path
    let program = try ScreenProgram(["run", "swap-delete"], home: home, environment: ["XDG_CONFIG_HOME": place])
    try #require(program.waits(for: "quit"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.output.contains("38;5;25m"))
  }

  @Test("that is wrong keeps nobody from the screen; it is said there, and at length afterwards")
  func wrong() throws {
    let home = try home("theme = pink\nkey run f2 = explode\n")
    defer { try? FileManager.default.removeItem(at: home) }
    let program = try ScreenProgram(["run", "swap-delete"], home: home)
    try #require(program.waits(for: "~/.config/pagerace/config:1:9"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
    let after = program.output.components(separatedBy: "\u{1B}[?1049l").last ?? ""
    #expect(after.contains("config:1:9: 'theme' takes") && after.contains("config:2:14: the run has no command"))
    #expect(after.contains("did you mean 'explore'?"))
  }

  @Test("that is a folder, or cannot be read, is said in the same way")
  func unreadable() throws {
    let home = try home(nil)
    defer { try? FileManager.default.removeItem(at: home) }
    let place = home.appending(path: ".config/pagerace/config")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let program = try ScreenProgram(["run", "swap-delete"], home: home)
    try #require(program.waits(for: "it is no ordinary file"))
    program.type("q")
    #expect(program.ending() == .status(0))
  }

  @Test("is printed with all defaults, which are right")
  func printed() throws {
    let listing = try Program.run(["config"])
    #expect(listing.status == 0 && listing.output.contains("#theme = standard\n"))
    #expect(listing.output.contains("#key run e = explore\n"))
    let home = try home(listing.output)
    defer { try? FileManager.default.removeItem(at: home) }
    let environment = ["HOME": home.path, "XDG_CONFIG_HOME": ""]
    let path = try Program.run(["config", "--path"], environment: environment)
    #expect(path.output == home.appending(path: ".config/pagerace/config").path + "\n")
    let check = try Program.run(["config", "--check"], environment: environment)
    #expect(check.status == 0 && check.output == "~/.config/pagerace/config is right\n")
  }

  @Test("is checked without the screen, with status 2 where it is wrong")
  func checked() throws {
    let home = try home("theme = drak\n")
    defer { try? FileManager.default.removeItem(at: home) }
    let check = try Program.run(["config", "--check"], environment: ["HOME": home.path, "XDG_CONFIG_HOME": ""])
    #expect(check.status == 2 && check.output.isEmpty)
    #expect(check.errors.contains("~/.config/pagerace/config:1:9: ") && check.errors.contains("did you mean 'dark'?"))
    let none = try Program.run(["config", "--check"], environment: ["HOME": "/nonexistent", "XDG_CONFIG_HOME": ""])
    #expect(none.status == 0 && none.output.contains("everything is as the program comes"))
  }
}
