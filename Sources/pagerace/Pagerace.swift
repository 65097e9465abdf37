import ArgumentParser
import Foundation
import PageRaceEngine
import RaceScreen

/// The command line.
@main
struct Pagerace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pagerace",
    abstract: "Step through a Linux page-cache race, one shared memory access at a time.",
    discussion: """
      Without a command, the start page opens.

      pagerace run oops-2019-03-29
      pagerace trace swap-delete --schedule '0*7 1*20 0*4'
      pagerace check swap-delete-thp --proposal mask
      pagerace play the-lookup-that-lost-its-index
      pagerace record my.demo swap-delete-thp
      pagerace cost --cpus 1,16,64 --milliseconds 2
      pagerace explain panic.txt
      pagerace help demo
      pagerace --version
      """,
    subcommands: [
      Run.self, Play.self, Record.self, Cast.self, Shot.self, Trace.self, Check.self, Cost.self, Explain.self,
      List.self, Config.self,
    ])

  /// What '--version' says.
  static let version = "0.1.0"

  @OptionGroup(title: "Screen options") var screen: ScreenOptions

  func run() throws {
    try ScreenLoop.run(screen, instead: "'pagerace list' and 'pagerace trace' print text instead") {
      var interface = Interface(width: $0, height: $1, demos: DemoEntry.embedded)
      if let last = RunMemory.lastRun { interface.offer(last) }
      return interface
    }
  }

  /// Runs a command and ends with the status that it earns: 0, 1 for a claim that does not hold, 2 for wrong input.
  static func main() {
    do {
      // The parser's own 'help' knows commands only.
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments == ["help", "demo"] { return try StandardOutput.write(DemoReference.text) }
      // As a flag, or as the parser's own, it would be taken from the command that has an option of that name.
      if arguments == ["--version"] { return try StandardOutput.write(version) }
      try CommandNames.check(arguments)
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      end(failure)
    } catch {
      // The parser's own status for wrong usage is 64.
      let message = fullMessage(for: error)
      guard exitCode(for: error).rawValue == 0 else { return end(Failure(message: message, status: 2)) }
      do { try StandardOutput.write(message) } catch { end(error) }
    }
  }

  /// Says what went wrong, where anybody hears it, and ends.
  private static func end(_ failure: Failure) {
    try? FileHandle.standardError.write(contentsOf: Data((failure.message + "\n").utf8))
    Foundation.exit(failure.status)
  }
}

/// A command that ends without having done what was asked: the message and the exit status.
struct Failure: Error {
  let message: String
  let status: Int32

  /// The input is wrong: what, where, and what would be right.
  static func wrongInput(_ message: String) -> Failure { Failure(message: "pagerace: \(message)", status: 2) }

  /// What `body` gives; when it cannot choose a model, the input is wrong.
  static func forModel<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as ModelError { throw wrongInput(error.description) }
  }

  /// A claim does not hold.
  static func claim(_ message: String) -> Failure { Failure(message: message, status: 1) }
}
