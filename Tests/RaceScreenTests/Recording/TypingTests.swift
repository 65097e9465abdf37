import DemoScript
@testable import RaceScreen
import Testing

@Suite("The line in which captions are typed")
struct TypingTests {
  @Test("takes every character as text, and Enter keeps it")
  func keeps() throws {
    var interface = Interface.recording(try .swapDelete())
    interface.press("0", "c")
    #expect(interface.context == .typing && interface.lastLine.contains("Enter keep"))
    interface.type("Why? q \\ \"x\" 頁")
    #expect(interface.statusLine.contains("say  Why? q \\ \"x\" 頁"))
    interface.press(.enter)
    #expect(interface.context == .run)
    #expect(interface.recordedLines.last == "say       \"Why?\" \"q \\\\ \\\"x\\\" 頁\"")
    #expect(try played(interface.script).caption?.lines == ["Why?", "q \\ \"x\" 頁"])
    interface.press("C")
    interface.type("Two words")
    interface.press(.enter)
    #expect(interface.script.hasSuffix("\n\nchapter   \"Two words\"\n"))
  }

  @Test("edits at the cursor")
  func edits() throws {
    var interface = Interface.recording(try .swapDelete())
    interface.press("c")
    interface.type("bcd頁")
    interface.press(.left, .backspace, .home, "a", .delete, .end, .backspace, "e", .left, .left, .left, .left, .left)
    interface.press("(")
    #expect(interface.top(TextEntry.self)?.text == "(ace")
    interface.press("\u{301}")
    #expect(
      interface.top(TextEntry.self)?.text == "(\u{301}ace" && interface.top(TextEntry.self)?.cursor == 1,
      "a mark joins its base")
  }

  @Test("Esc forgets it, and an empty one says nothing")
  func leaves() throws {
    var interface = Interface.recording(try .swapDelete())
    let script = interface.script
    interface.press("c", "x", .escape)
    #expect(interface.context == .run && interface.script == script)
    interface.press("c", " ", .enter)
    #expect(interface.context == .run && interface.script == script)
  }

  @Test("gives each of two sentences its line")
  func sentences() throws {
    var interface = Interface.recording(try .swapDelete())
    interface.press("0", "c")
    interface.type("CPU 0 finds the page. It holds no lock.")
    interface.press(.enter)
    #expect(interface.recordedLines.last == "say       \"CPU 0 finds the page.\" \"It holds no lock.\"")
    interface.press("C")
    interface.type("Now. Then")
    interface.press(.enter)
    #expect(interface.script.hasSuffix("chapter   \"Now. Then\"\n"))
  }

  @Test("makes two lines of a long caption, at the end of a sentence if that fits, and takes no more")
  func long() throws {
    var entry = TextEntry(.caption)
    for character in "CPU 0 takes a reference on the head of the page. Now it cannot be freed by anybody." {
      #expect(entry.insert(character) == nil)
    }
    #expect(
      entry.lines == ["CPU 0 takes a reference on the head of the page.", "Now it cannot be freed by anybody."])
    var refusal: String?
    for _ in 0..<200 where refusal == nil { refusal = entry.insert("x") }
    #expect(refusal?.hasPrefix("a caption has two lines") == true)
    #expect(entry.lines.count == 2 && entry.lines.allSatisfy { CellWidth.of($0) <= 70 })
    var marked = TextEntry(.caption)
    for _ in 0..<2_000 { _ = marked.insert("\u{301}") }
    #expect(marked.text.utf8.count <= 400, "a line of a script has a limit in bytes, too")
    var chapter = TextEntry(.chapter)
    for _ in 0..<20 { #expect(chapter.insert("頁") == nil) }
    #expect(chapter.insert("頁") != nil)
  }

  @Test("shows the cursor however long the text is, at every size", arguments: [(80, 24), (120, 40)])
  func cursor(_ width: Int, _ height: Int) throws {
    var interface = Interface.recording(try .swapDelete(), width: width, height: height)
    interface.press("c")
    interface.type(String(repeating: "頁 ab ", count: 20) + "end")
    #expect(interface.statusLine.hasSuffix("end"))
    interface.press(.home)
    #expect(interface.statusLine.contains("say  頁 ab"))
  }

  @Test("is not there where nothing is recorded, and the footer names the file where something is")
  func footer() throws {
    var interface = try Interface(width: 80, height: 24, session: .swapDelete())
    interface.press("c")
    #expect(interface.message == "nothing is recorded here; 'pagerace record FILE' does")
    #expect(!interface.lastLine.contains("caption"))
    interface = .recording(try .swapDelete())
    #expect(interface.lastLine.contains("c C caption") && interface.lastLine.hasSuffix("rec out.demo"))
  }

  @Test("a recording that cannot be saved says so until it can")
  func unsaved() throws {
    var interface = Interface.recording(try .swapDelete())
    interface.recordingWasSaved("No space left on device")
    #expect(interface.statusLine.contains("No space left on device") && interface.lastLine.hasSuffix("not saved"))
    interface.press("0")
    #expect(interface.lastLine.hasSuffix("not saved"))
    interface.recordingWasSaved(nil)
    #expect(interface.message == "the recording is saved again" && interface.lastLine.hasSuffix("rec out.demo"))
  }
}
