import Foundation
import Testing

@Suite("Control of a run in a terminal")
struct ControlTests {
  private func open() throws -> ScreenProgram {
    let program = try ScreenProgram(["run", "swap-delete-thp"], columns: 100, rows: 30)
    try #require(program.waits(for: "quit"), "\(program.output)")
    return program
  }

  @Test("a watchpoint stops play, and says who wrote what")
  func watchpoint() throws {
    let program = try open()
    program.type(":watch page[0x48].pri\t write\r")
    #expect(program.waits(for: "play stops at write of page[0x48].private"))
    program.type(":speed 32\r")
    #expect(program.waits(for: "speed 32"))
    program.type(" ")
    #expect(program.waits(for: "watchpoint: CPU 1 wrote page[0x48].private at step", seconds: 30))
    program.type("B\u{0C}")
    #expect(program.waits(for: "Enter plays on to there"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }

  @Test("a misspelt command has a suggestion, and stays to be put right")
  func misspelt() throws {
    let program = try open()
    program.type(":proposal maks\r")
    #expect(program.waits(for: "did you mean 'mask'?"))
    program.type("\u{7F}\u{7F}sk\r:proposal mask\r")
    #expect(program.waits(for: "the proposal is mask already"))
    program.type(":help\r\u{0C}")
    #expect(program.waits(for: "CPU [COUNT | until PLACE | to-end]"))
    // Esc and a key within one read would be that key after Esc.
    program.type("\u{1B}")
    #expect(program.waits(for: "derivation"))
    program.type(":quit\r")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }
}
