import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures of a demo")
struct ShotTests {
  private func shot(_ options: String...) throws -> Program.Result {
    try Program.run(["shot", "the-lookup-that-lost-its-index"] + options)
  }

  @Test(
    "any moment can be drawn",
    arguments: [
      ("0", "A huge page of four lies in the swap cache."), ("33", "Slot 8 is empty, and private of the head is 0."),
      ("The recheck passes", "CPU 0 walks down the tree to slot 10."), ("chapter:4", "CPU 0 reads private."),
      ("end", "All references are given back, and nothing is broken."),
    ])
  func moments(_ moment: String, _ words: String) throws {
    for size in ["80x24", "120x40"] {
      let result = try shot("--at", moment, "--format", "text", "--size", size)
      #expect(result.status == 0 && result.output.contains(words), "\(result.output)\(result.errors)")
      #expect(!result.output.contains("quit"), "a picture has no keys")
    }
  }

  @Test("is drawn as an SVG document, as ANSI or as text; the same bytes everywhere")
  func formats() throws {
    for options in [["--theme", "light"], ["--theme", "dark"], ["--ascii", "--color", "never"], []] {
      let arguments = ["shot", "the-lookup-that-lost-its-index", "--at", "33"] + options
      let svg = try Program.run(arguments)
      #expect(XMLParser(data: Data(svg.output.utf8)).parse())
      #expect(svg.output.hasPrefix("<svg ") && svg.output.hasSuffix("</svg>\n"))
      #expect(svg.output.contains("<title>The lookup that lost its index</title>"))
      let elsewhere = ["TERM": "dumb", "LC_ALL": "C", "NO_COLOR": "1"]
      #expect(try Program.run(arguments, environment: elsewhere).output == svg.output)
    }
    let ansi = try shot("--at", "33", "--format", "ansi").output
    #expect(ansi.contains("\u{1B}[") && ansi.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
    #expect(try !shot("--at", "33", "--format", "ansi", "--color", "never").output.contains("\u{1B}"))
    let text = try shot("--format", "text", "--ascii").output
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(
    "a moment that does not exist is refused with what would be right",
    arguments: [
      (["--at", "9999"], "does not come to step 9999; its longest run has 79 steps"),
      (["--at", "Eight pages to far"], "did you mean 'Eight pages too far'?"), (["--at", "No"], "chapter:6"),
      (["--at", "chapter:7"], "there is no chapter number '7'"), (["--at=-3"], "a step is a number from 0"),
      (["--size", "10x10"], "80x24"), (["--size", "100x"], "80x24"), (["--theme", "pink"], "there is no theme 'pink'"),
    ])
  func refusals(_ options: [String], _ hint: String) throws {
    let run = try Program.run(["shot", "the-lookup-that-lost-its-index"] + options)
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(hint), "\(run.errors)")
  }
}
