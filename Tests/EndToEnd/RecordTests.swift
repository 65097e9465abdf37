import Foundation
import Testing

@Suite("Recording a demo in a terminal")
struct RecordTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private var file: URL { folder.appending(path: "out.demo") }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private var script: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

  /// The program, once it shows that it records.
  private func open(_ arguments: String...) throws -> ScreenProgram {
    let program = try ScreenProgram(["record", file.path] + arguments, columns: 100, rows: 30)
    try #require(program.waits(for: "out.demo"), "\(program.output)")
    return program
  }

  /// Waits until the script ends so.
  private func waitsForScript(endingIn end: String) -> Bool {
    for _ in 0..<1_000 {
      if script.hasSuffix(end) { return true }
      usleep(5_000)
    }
    return false
  }

  private func removeFolder() { try? FileManager.default.removeItem(at: folder) }

  @Test("a killed session loses nothing that was on the screen, and goes on below when it is opened again")
  func killed() throws {
    defer { removeFolder() }
    let program = try open("swap-delete")
    program.type("0000c")
    #expect(program.waits(for: "cursor"))
    program.type("CPU 0 has read \"the slot\".\r")
    #expect(program.waits(for: "said:"))
    program.type("11C")
    #expect(program.waits(for: "cursor"))
    // Ctrl-L: the whole row is sent again.
    program.type("Half of a chap\u{0C}")
    #expect(program.waits(for: "Half of a chap"))
    program.send(SIGKILL)
    #expect(program.ending() == .signal(SIGKILL))
    let before = script
    #expect(before.contains("say       \"CPU 0 has read \\\"the slot\\\".\"\nstep      1 until "))
    #expect(try Program.run(["play", file.path, "--headless"]).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.demo"])

    let again = try open()
    again.type("\u{1B}[D")
    #expect(waitsForScript(endingIn: "back\n"))
    #expect(script == before + "back\n")
    again.type("q")
    #expect(again.ending() == .status(0) && again.isRestored)
    #expect(try Program.run(["play", file.path, "--headless"]).status == 0)
  }

  @Test("a script that is there is not overwritten: a scenario for it is refused, and so is a wrong one")
  func refuses() throws {
    defer { removeFolder() }
    for text in ["scenario swap-delete\n", "# A recipe for soup.\nwater\n"] {
      try text.write(to: file, atomically: true, encoding: .utf8)
      let result = try Program.run(["record", file.path, "swap-delete"])
      #expect(result.status == 2 && result.errors.contains("is there already; it is continued without a scenario"))
      #expect(script == text)
    }
    let wrong = try Program.run(["record", file.path])
    #expect(wrong.status == 2 && wrong.errors.contains("out.demo:2:1: there is no statement 'water'"))
    try "scenario swap-delete\nexpect broken\n".write(to: file, atomically: true, encoding: .utf8)
    let failing = try Program.run(["record", file.path])
    #expect(failing.status == 1 && failing.errors.contains("out.demo:2:1: expected broken"))
  }

  @Test("a folder that vanishes is told on the screen, and all is saved once it is there again")
  func vanishes() throws {
    defer { removeFolder() }
    let program = try open("swap-delete")
    program.type("00")
    #expect(waitsForScript(endingIn: "\n") && !script.isEmpty)
    removeFolder()
    program.type("0")
    #expect(program.waits(for: "not saved"))
    program.type("1")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    program.type("1")
    #expect(waitsForScript(endingIn: "step      0 until xas_descend\nstep      1 until page_mapped\n"), "\(script)")
    removeFolder()
    program.type("0q")
    #expect(program.ending() == .status(1) && program.isRestored)
    #expect(program.output.contains("these lines are missing there:") && program.output.hasSuffix("\r\n"))
  }

  @Test("what somebody else has written meanwhile is not overwritten, and the rest is printed at the end")
  func changedMeanwhile() throws {
    defer { removeFolder() }
    let program = try open("swap-delete")
    program.type("0")
    #expect(waitsForScript(endingIn: "step      0 until xas_reset\n"))
    let edited = script.replacing("title     \"out\"", with: "title     \"A better title\"")
    try edited.write(to: file, atomically: true, encoding: .utf8)
    program.type("1")
    #expect(program.waits(for: "somebody else has changed it"))
    program.type("q")
    #expect(program.ending() == .status(1) && script == edited)
    #expect(program.output.contains("these lines are missing there:\r\nstep      1 until "))
  }

  @Test("a link stays one, and the file behind it keeps who may read it")
  func link() throws {
    defer { removeFolder() }
    let real = folder.appending(path: "real.demo")
    try "scenario swap-delete\n".write(to: real, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real.path)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: real)
    let program = try open()
    program.type("0q")
    #expect(program.ending() == .status(0))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file.path) == real.path)
    #expect(try String(contentsOf: real, encoding: .utf8) == "scenario swap-delete\nstep      0 until xas_reset\n")
    #expect(try FileManager.default.attributesOfItem(atPath: real.path)[.posixPermissions] as? Int == 0o640)
  }

  @Test("without a scenario the start page opens, and nothing is written before a run is")
  func startPage() throws {
    defer { removeFolder() }
    let program = try ScreenProgram(["record", file.path], columns: 100, rows: 30)
    #expect(program.waits(for: "one kernel race"))
    #expect(!FileManager.default.fileExists(atPath: file.path))
    program.type("\t\r0")
    #expect(waitsForScript(endingIn: "step      0 until xas_reset\n"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
  }
}
