import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("lists what there is, for people and as JSON that is the same every time")
  func list() throws {
    let text = try Program.run(["list", "scenarios"])
    #expect(text.status == 0 && text.output.contains("swap-delete\n") && text.errors.isEmpty)
    let first = try Program.run(["list", "--json"])
    #expect(first.status == 0)
    #expect(try Program.run(["list", "--json"]).output == first.output)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    for key in ["scenarios", "proposals", "demos"] { #expect(document[key] is [Any]) }
  }

  @Test("traces a run, as JSON the same bytes every time")
  func trace() throws {
    let arguments = ["trace", "swap-delete", "--schedule", "0*7 1*5", "--json"]
    let first = try Program.run(arguments)
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try Program.run(arguments).output == first.output)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect((document["steps"] as? [Any])?.count == 12)
  }

  @Test("says at the end of a trace why the run broke; a whole run has nothing to explain")
  func why() throws {
    let broken = try Program.run(["trace", "swap-delete-thp", "--schedule", "0*8 1*25 0*4"])
    let lines = broken.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let why = try #require(lines.firstIndex(of: "why:"))
    #expect(lines[why - 2] == "broken at step 37: vm-bug: index + nr <= offset")
    #expect(lines[why + 1].hasPrefix("  CPU 0 (readahead) reads page[0x48].flags at step 8 ("))
    #expect(lines[why + 5].hasSuffix(": vm-bug: index + nr <= offset."))
    #expect(lines.count == why + 7 && lines.last == "")
    let whole = try Program.run(["trace", "swap-delete", "--proposal", "mask", "--schedule", "0*10"])
    #expect(!whole.output.contains("why:"))
  }

  /// Wrong input, and what the message must speak of.
  static let mistakes: [([String], String)] = [
    (["run", "swap-delte"], "did you mean 'swap-delete'"),
    (["run", "swap-delete", "--proposal", "page-indx"], "did you mean 'page-index'"),
    (["run", "swap-delete", "--set", "reader=2"], "did you mean 'readers'"),
    (["run", "swap-delete", "--set", "readers=0"], "readers is a number from 1 to 7"),
    (["run", "swap-delete", "--set", "readers"], "--set takes key=value"),
    (["run", "swap-delete", "--schedule", "0*x"], "schedule, column"),
    (["run", "swap-delete", "--schedule", "9"], "there is no CPU 9"),
    (["run", "swap-delete", "--memory-model", "alpha"], "memory model"),
    (["run", "swap-delete", "--theme", "pink"], "there is no theme 'pink'"),
    (["run", "swap-delete", "--color", "sometimes"], "--color"),
    (["trace", "swap-delete", "--schedule", "0*7 1*900"], "CPU 1"),
    (["trace", "swap-delete"], "--schedule"),
    (["trace"], "scenario"),
    (["list", "everything"], "everything"),
    (["explain"], "file"),
    (["explain", "--run", "--json", "x"], "give one of them"),
    (["play"], "file"),
    (["record"], "file"),
    (["record", "x.demo", "swap-delte"], "did you mean 'swap-delete'"),
    (["record", "swap-delete"], "the file comes first: 'pagerace record swap-delete.demo swap-delete'"),
    (["record", "x.demo", "--proposal", "mask"], "model options need a scenario"),
    (["record", "nowhere/x.demo", "swap-delete"], "'nowhere/x.demo' cannot be written: No such file or directory"),
    (["record", "/", "swap-delete"], "is a folder"),
    (["record", "/dev/null", "swap-delete"], "'/dev/null' is no ordinary file"),
    (["play", "the-lookup-that-lost-its-indx"], "did you mean 'the-lookup-that-lost-its-index'"),
    (["play", "nowhere/x.demo", "--headless"], "there is no file"),
    (["play", "/"], "is a folder"),
    (["play", "the-lookup-that-lost-its-index", "--speed", "0"], "--speed takes a number"),
    (["play", "the-lookup-that-lost-its-index", "--speed", "nan"], "--speed takes a number"),
    (["play", "swap-delete"], "pagerace run swap-delete"),
    (["run", "the-lookup-that-lost-its-index"], "pagerace play the-lookup-that-lost-its-index"),
    (["cast"], "file"),
    (["cast", "the-lookup-that-lost-its-indx"], "did you mean 'the-lookup-that-lost-its-index'"),
    (["cast", "the-lookup-that-lost-its-index", "--version", "4"], "--version is 2 or 3, not 4"),
    (["cast", "the-lookup-that-lost-its-index", "--size", "79x24"], "--size takes columns and rows from 80x24"),
    (["cast", "the-lookup-that-lost-its-index", "--theme", "pink"], "there is no theme 'pink'"),
    (["cost", "--cpus", "0"], "from 1 to 256, not 0"),
    (["cost", "--cpus", "1,x"], "--cpus takes numbers"),
    (["cost", "--mix", "60"], "from 0 to 50 percent deletions, not 60"),
    (["cost", "--milliseconds", "nan"], "not nan"),
    (["cost", "--proposal", "index"], "breaks even when nothing else runs"),
    (["cost", "--json", "--csv"], "give one of them"),
    (["cost", "--svg", "--cpus", "1"], "two or more --cpus"),
    (["cost", "--jobs", "0"], "--jobs takes a number"),
    (["cost", "--parameters", "nowhere.json"], "there is no file 'nowhere.json'"),
    (["cost", "--parameters", "/"], "is a folder"),
    (["swap-delete"], "pagerace run swap-delete"),
    (["help", "trcae"], "did you mean 'trace'"),
    (["fly"], "there is no command 'fly'"),
    (["--fly"], "--fly"),
  ]

  @Test("ends with status 2 and a helpful message for wrong input", arguments: mistakes)
  func mistake(_ arguments: [String], _ words: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test("the version is asked of the program; where it is an option of a command, it stands there once")
  func version() throws {
    let version = try Program.run(["--version"])
    #expect(version.status == 0 && version.output.split(separator: ".").count == 3)
    let help = try Program.run(["cast", "--help"]).output
    #expect(help.components(separatedBy: "\n  --version").count == 2, "\(help)")
  }

  @Test("results that do not arrive are no success", arguments: [["list"], ["--help"], ["help", "demo"]])
  func fullDisk(_ arguments: [String]) throws {
    let result = try Program.run(arguments, outputPath: "/dev/full")
    #expect(result.status == 2 && result.errors.contains("standard output cannot be written"))
  }

  @Test(
    "does not open the screen where there is no terminal, and says what to do",
    arguments: [[], ["run", "swap-delete"], ["play", "the-lookup-that-lost-its-index"]])
  func noTerminal(_ arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("is not a terminal") && result.errors.contains(" instead\n"))
  }

  static let commands = [
    [], ["run"], ["play"], ["record"], ["cast"], ["shot"], ["trace"], ["check"], ["cost"], ["explain"], ["list"],
  ]

  @Test("explains every command with examples", arguments: commands)
  func help(_ command: [String]) throws {
    let result = try Program.run(command + ["--help"])
    #expect(result.status == 0 && result.output.contains("\npagerace "))
  }

  @Test("the examples of its help work")
  func examples() throws {
    for command in Self.commands {
      let lines = try Program.run(command + ["--help"]).output.split(separator: "\n")
      for line in lines.map({ $0.drop { $0 == " " } }) where line.hasPrefix("pagerace ") {
        // Everything takes long without optimization; smaller matrices have tests of their own.
        if line.hasSuffix("check --all") { continue }
        let arguments = Self.words(String(line)).dropFirst().prefix { $0 != ">" }
          // The reader's own file.
          .map { $0 == "panic.txt" ? ExplainTests.path("2019-03-29") : $0 }
          // What a recording would have made.
          .map { $0 == "my.demo" && line.contains(" play ") ? "the-lookup-that-lost-its-index" : $0 }
        // The screen's commands come as far as the missing terminal.
        let result = try Program.run(Array(arguments))
        #expect(result.status == 0 || result.errors.contains("is not a terminal"), "\(line)\n\(result.errors)")
      }
    }
  }

  /// The words of a command as a shell would split them.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      words += index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    return words
  }
}
