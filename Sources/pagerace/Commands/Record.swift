import ArgumentParser
import DemoScript
import Foundation
import PageRaceEngine
import RaceScreen
import RaceSession

/// `pagerace record`: the screen, and a script of what is done there.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record a demo script on the screen.",
    discussion: """
      What you do on the screen becomes a script, and every move is saved at once. There, c writes a \
      caption, C begins a chapter, and ? explains the other keys. Without a scenario, the start page opens.

      A FILE that is there is not overwritten: it plays to its end at once, and the recording goes on \
      below.

      pagerace record my.demo swap-delete-thp
      pagerace record my.demo swap-delete-thp --proposal mask --set offset=10
      pagerace record my.demo
      pagerace play my.demo
      """)

  @Argument(help: "The file of the script.")
  var file: String

  @Argument(help: "The scenario; see 'pagerace list scenarios'. Only for a new file.")
  var scenario: String?

  @OptionGroup(title: "Model options") var model: ModelOptions

  @OptionGroup(title: "Screen options") var screen: ScreenOptions

  func run() throws {
    var target = RecordingFile(file)
    let source = try target.existing()
    try target.checkWritable()
    let start = try source.map(continued) ?? fresh(target.title)
    let name = target.name
    try ScreenLoop.run(screen, instead: "'pagerace help demo' explains how a script is written by hand") {
      start.interface(width: $0, height: $1, name: name)
    } settle: { interface in
      if start.recorder.hasAct { interface.recordingWasSaved(target.save(start.recorder.text)) }
    }
    guard start.recorder.hasAct else { return }
    let text = start.recorder.text
    if let problem = target.save(text) {
      throw Failure.claim("pagerace: \(problem); these lines are missing there:\n" + target.missing(of: text))
    }
  }

  /// A new script.
  private func fresh(_ title: String) throws -> RecordingStart {
    if scenario == nil {
      if model.areGiven {
        throw Failure.wrongInput("model options need a scenario: 'pagerace record \(file) SCENARIO …'")
      }
      guard !Catalogue.scenarios.contains(where: { $0.id == file }) else {
        throw Failure.wrongInput("the file comes first: 'pagerace record \(file).demo \(file)'")
      }
    }
    return RecordingStart(recorder: DemoRecorder(title: title), session: try scenario.map(model.session))
  }

  /// A script that is there already, at its end.
  private func continued(_ source: DemoSource) throws -> RecordingStart {
    guard scenario == nil, !model.areGiven else {
      throw Failure.wrongInput(
        "'\(file)' is there already; it is continued without a scenario and model options: 'pagerace record \(file)'")
    }
    let demo = try DemoFile.checked(source)
    let player = DemoPlayer(demo)
    if let failure = player.playToEnd().failure { throw Failure.claim(failure.text()) }
    return RecordingStart(recorder: DemoRecorder(continuing: player), session: player.session)
  }
}

/// A recorder, and the run with which it begins; nil for the start page.
private struct RecordingStart {
  let recorder: DemoRecorder
  let session: Session?

  func interface(width: Int, height: Int, name: String) -> Interface {
    var interface =
      session.map { Interface(width: width, height: height, session: $0) }
      ?? Interface(width: width, height: height, demos: DemoEntry.embedded)
    interface.record(recorder, as: name)
    return interface
  }
}
