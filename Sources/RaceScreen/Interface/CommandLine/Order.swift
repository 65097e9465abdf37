import RaceSession

/// What a line of the command line asks for.
enum Order: Sendable {
  /// Do something with the run.
  case act(Action)
  /// Open a run of its own.
  case open(KernelChoice)
  /// Do what a key would ask for.
  case perform(Command)
  /// Play by itself.
  case play(PlayPolicy)
  /// Play so fast.
  case speed(PlaySpeed)
  /// Go to the next step that matches.
  case find(String)
  /// Show the styles like that.
  case theme(Theme)
  /// Show all commands.
  case help
}

/// Why a line cannot be carried out.
struct CommandProblem: Error, Equatable {
  /// A sentence that says what is wrong, and what may have been meant.
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  init(_ sentence: String, suggestion: String?) {
    self.init(sentence + (suggestion.map { "; did you mean '\($0)'?" } ?? ""))
  }
}

/// The words behind a command, and what they may speak of.
struct Operands {
  /// All of them, as they were typed.
  let text: String
  /// The run that is open; nil for none.
  let session: Session?
  /// The CPU that is meant where none is named.
  let cpu: Int

  var words: [String] { text.split(separator: " ").map(String.init) }

  /// The run.
  ///
  /// - Throws: when none is open.
  func run() throws(CommandProblem) -> Session {
    guard let session else { throw CommandProblem("no run is open; ':scenario swap-delete' opens one") }
    return session
  }

  /// A number of a CPU that the run has.
  func cpu(_ word: String) throws(CommandProblem) -> Int {
    let count = try run().cpuCount
    guard let cpu = Int(word), (0..<count).contains(cpu) else {
      throw CommandProblem("'\(word)' is no CPU here; there are 0 to \(count - 1)")
    }
    return cpu
  }

  /// A number of steps.
  func count(_ word: String) throws(CommandProblem) -> Int {
    guard let count = Int(word), count > 0 else { throw CommandProblem("'\(word)' is no number of steps") }
    return count
  }

  /// A place of the program.
  func place(_ text: String) throws(CommandProblem) -> ProgramPlace {
    let session = try run()
    do throws(PlaceError) {
      let place = try ProgramPlace(parsing: text)
      _ = try session.resolve(place)
      return place
    } catch {
      throw CommandProblem(error.description)
    }
  }
}
