import PageCacheModel
import RaceMachine
import RaceSession

/// A run that can be gone on with another time: what it is made from, the known way, and where on it the person stands.
///
/// As text it is a line each for scenario, proposal, parameters, schedule and position, after one that says so.
public struct SavedRun: Hashable, Sendable {
  /// What it is made from.
  public let choice: KernelChoice
  /// The known way.
  public let schedule: Schedule
  /// How many of its steps have been taken.
  public let position: Int

  private static let heading = "pagerace run 1"

  /// The run as it stands; nil when nothing has been done yet, or only a script knows its scenario.
  init?(_ session: Session) {
    guard let choice = session.kernel, choice.sketch == nil, session.length > 0 else { return nil }
    self.choice = choice
    schedule = session.knownSchedule
    position = session.position
  }

  /// The text from which it can be read again.
  public var text: String {
    var lines = [Self.heading, "scenario \(choice.scenario)", "proposal \(choice.proposal)"]
    lines += choice.settings.map { "set \($0.name)=\($0.value)" }
    return (lines + ["position \(position)", "schedule \(schedule)"]).joined(separator: "\n") + "\n"
  }

  /// Reads it; nil if anything is missing, wrong, or of another version of the program.
  public init?(text: String) {
    var lines = text.split(whereSeparator: \.isNewline)[...]
    guard lines.popFirst() == Self.heading[...] else { return nil }
    var values: [Substring: Substring] = [:]
    var settings: [KernelChoice.Setting] = []
    for line in lines {
      guard let space = line.firstIndex(of: " ") else { return nil }
      let (name, value) = (line[..<space], line[line.index(after: space)...])
      guard name == "set" else {
        guard values.updateValue(value, forKey: name) == nil else { return nil }
        continue
      }
      guard let sign = value.firstIndex(of: "=") else { return nil }
      settings.append(.init(String(value[..<sign]), String(value[value.index(after: sign)...])))
    }
    guard let scenario = values["scenario"], Catalogue.scenarios.contains(where: { $0.id == scenario }),
      let proposal = values["proposal"], Catalogue.proposals.contains(where: { $0.id == proposal }),
      let position = values["position"].flatMap({ Int($0) }), position >= 0,
      let way = values["schedule"], let schedule = try? Schedule(parsing: String(way))
    else { return nil }
    choice = KernelChoice(scenario: String(scenario), proposal: String(proposal), settings: settings)
    self.schedule = schedule
    self.position = position
  }

  /// The run again, where it was left.
  ///
  /// - Throws: a sentence that says why it cannot be.
  func session() throws(ContinuingError) -> Session {
    let session: Session
    do { session = try Session(choice) } catch { throw ContinuingError(reason: "\(error)") }
    if case .refused(let reason) = session.apply(.run(schedule)) { throw ContinuingError(reason: reason) }
    guard position <= session.length else { throw ContinuingError(reason: "it had more steps") }
    _ = session.apply(.goTo(position))
    session.markSeen()
    return session
  }

  /// What it is called on the start page.
  var title: String { "\(choice.scenario) under \(choice.proposal), step \(position)" }
}

/// Why a run cannot be gone on with.
struct ContinuingError: Error {
  let reason: String
}
