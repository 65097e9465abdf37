import Foundation
import RaceScreen
import Testing

@testable import CursesTerminal

@Suite("A terminal with every colour")
struct DirectColorTests {
  @Test("has its bits from the number of colours, from one number, or as three")
  func bits() {
    #expect(DirectColor(colors: 0x100_0000) == DirectColor("8/8/8"))
    #expect(DirectColor(colors: 0x1_0000) == DirectColor("6/6/4"))
    #expect(DirectColor(colors: 0x1_0000, channel: 5) == DirectColor("5/5/6"))
    #expect(DirectColor("8/8/8") != nil)
  }

  @Test("is none where the numbers make no sense")
  func nonsense() {
    for text in ["", "8/8", "8/8/8/8", "0/8/8", "9/8/8", "a/b/c"] { #expect(DirectColor(text) == nil) }
    #expect(DirectColor(colors: 8) == nil && DirectColor(colors: 256, channel: 8) == nil)
  }

  @Test("packs a colour into one number")
  func numbers() throws {
    #expect(DirectColor("8/8/8")?.number(.rgb(0x12, 0x34, 0x56)) == 0x12_3456)
    #expect(DirectColor("5/6/5")?.number(.rgb(0xFF, 0x80, 0x08)) == 0b11111_100000_00001)
    #expect(DirectColor("8/8/8")?.number(197) == 0xFF_005F)
  }
}
