import ArgumentParser
import PageRaceEngine
import RaceScreen
import RaceSession

/// `pagerace explain`: what a report of the kernel says.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a kernel's \"page dumped because\" report.",
    discussion: """
      FILE is a log, such as dmesg or a mail, with one report or several; - is standard input. Times, names of hosts, \
      quote marks and wrapped lines do not matter, and what is missing is left out.

      It says what the words of the page mean, which proposals have the check that fired, and which window of the race \
      fits the figures. If the model can go there, it names the command that does, and --run opens it.

      dmesg | pagerace explain -
      pagerace explain --json panic.txt
      pagerace explain --run panic.txt
      """)

  @Argument(help: "A file with the report, or - for standard input.")
  var file: String

  @Flag(
    name: .customLong("run"),
    help: "Open the screen at the run that ends in the same check: of the first report that has one.")
  var opens = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup(title: "Screen options") var screen: ScreenOptions

  func validate() throws {
    if opens && json { throw ValidationError("--run opens the screen and --json prints: give one of them") }
  }

  func run() throws {
    let log = ReportLog(try LogFile.bytes(file))
    let name = LogFile.name(file)
    guard !log.reports.isEmpty else { throw Failure.wrongInput(Self.refusal(log, name)) }
    let explained = log.reports.map(ExplainedReport.init)
    if opens { return try open(explained, name) }
    let explanation = ReportExplanation(file: name, log: log, reports: explained)
    let output = try screen.look.textOutput()
    try StandardOutput.write(json ? explanation.json.text : explanation.text(for: output))
  }

  private func open(_ reports: [ExplainedReport], _ name: String) throws {
    guard let replay = reports.lazy.compactMap(\.replay).first else {
      throw Failure.wrongInput(
        "no run of the model fits a report in \(name)\n'pagerace explain \(file)' says what it reads")
    }
    let session = try Failure.forModel { try Session(replay.choice) }
    if case .refused(let reason) = session.apply(.run(replay.schedule)) { throw Failure.wrongInput(reason) }
    try ScreenLoop.run(screen, instead: "'pagerace explain \(file)' prints the explanation instead") { width, height in
      Interface(width: width, height: height, session: session)
    }
  }

  /// Why nothing could be read, and where.
  private static func refusal(_ log: ReportLog, _ name: String) -> String {
    let wanted = "a page dump, a few lines that end in 'page dumped because:'"
    guard let stranger = log.stranger else {
      return "there is no page dump in \(name), which has \(Figures.count(log.lineCount, "line"))\nwanted: \(wanted)"
    }
    let place = "\(name):\(stranger.place.line):\(stranger.place.column)"
    return "\(place): a failure of another kind, without a page dump: \(stranger.message)\nwanted: \(wanted)"
  }
}
