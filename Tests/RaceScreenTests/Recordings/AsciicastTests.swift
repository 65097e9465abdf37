import Foundation
@testable import RaceScreen
import Testing

@Suite("The asciicast encoder")
struct AsciicastTests {
  private func picture(_ text: String) -> Canvas {
    var canvas = Canvas(width: 10, height: 2)
    canvas.put(text, x: 0, y: 0)
    return canvas
  }

  @Test("writes a header, a line for each event, and an end that leaves the picture")
  func lines() {
    var cast = Asciicast(width: 10, height: 2, title: "T")
    cast.show(picture("a"), at: 0)
    cast.mark("One", at: 0)
    cast.show(picture("b"), at: 1_333)
    #expect(
      cast.ended(at: 61_005) == """
        {"version": 2, "width": 10, "height": 2, "duration": 61.005, "title": "T", "env": {"TERM": "xterm-256color"}}
        [0.000, "o", "\\u001b[?25l\\u001b[m\\u001b[2J\\u001b[1;1Ha"]
        [0.000, "m", "One"]
        [1.333, "o", "\\u001b[1;1Hb"]
        [61.005, "o", "\\u001b[2;1H\\u001b[?25h"]

        """)
  }

  @Test("writes the times between events in version 3")
  func intervals() {
    var cast = Asciicast(version: .three, width: 10, height: 2)
    cast.show(picture("a"), at: 0)
    cast.show(picture("b"), at: 1_333)
    cast.show(picture("c"), at: 2_666)
    #expect(
      cast.ended(at: 3_999) == """
        {"version": 3, "term": {"cols": 10, "rows": 2, "type": "xterm-256color"}}
        [0.000, "o", "\\u001b[?25l\\u001b[m\\u001b[2J\\u001b[1;1Ha"]
        [1.333, "o", "\\u001b[1;1Hb"]
        [1.333, "o", "\\u001b[1;1Hc"]
        [1.333, "o", "\\u001b[2;1H\\u001b[?25h"]
        [0.000, "x", "0"]

        """)
  }

  @Test("writes nothing for the same picture, and time never goes back")
  func same() throws {
    var cast = Asciicast(width: 10, height: 2)
    cast.show(picture("a"), at: 500)
    cast.show(picture("a"), at: 900)
    cast.mark("back", at: 100)
    let events = try PlayedCast(cast.ended(at: -7)).events
    #expect(events.map(\.time) == [500, 500, 500] && events.map(\.code) == ["o", "m", "o"])
  }

  @Test("any title and any name of a chapter is a string of JSON")
  func quoting() throws {
    let name = "\"a\\b\"\u{0}\u{1B}\u{7F}\n\t日\u{2028}👍"
    for version in Asciicast.Version.allCases {
      var cast = Asciicast(version: version, width: 10, height: 2, title: name)
      cast.mark(name, at: 0)
      let played = try PlayedCast(cast.ended(at: 0))
      #expect(played.header["title"] as? String == name && played.events[0].data == name)
    }
  }

  @Test("says on which background a theme is readable")
  func themes() throws {
    func colors(_ version: Asciicast.Version, _ theme: Theme) throws -> [String: Any]? {
      let header = try PlayedCast(Asciicast(version: version, width: 1, height: 1, theme: theme).ended(at: 0)).header
      return (version == .two ? header : header["term"] as? [String: Any])?["theme"] as? [String: Any]
    }
    for version in Asciicast.Version.allCases {
      #expect(try colors(version, .standard) == nil)
      let light = try #require(try colors(version, .light))
      #expect(light["bg"] as? String == "#fafafa" && light["fg"] as? String == "#1c1c1c")
      #expect((light["palette"] as? String)?.split(separator: ":").count == 16)
      #expect(try colors(version, .dark)?["bg"] as? String == "#121218")
    }
  }
}
