import PageCacheModel
import RaceMachine
import RaceSession

/// One line of a script that says something.
public struct Statement: Hashable, Sendable {
  /// What it says.
  public let kind: Kind
  /// The line without indentation and comment.
  public let span: Span

  /// A parameter and its value.
  public struct Setting: Hashable, Sendable {
    /// The name.
    public let name: Spanned<String>
    /// The value.
    public let value: Spanned<String>
  }

  /// How far a CPU goes.
  public enum Extent: Hashable, Sendable {
    /// So many steps.
    case steps(Int)
    /// Until the named step has just run.
    case until(Spanned<ProgramPlace>)
    /// Until it has finished or stopped.
    case toEnd
  }

  /// What a statement says.
  public enum Kind: Hashable, Sendable {
    // What is told about.
    /// The name of the script.
    case title(String)
    /// One sentence on what it shows.
    case summary(String)
    // The set-up of an act.
    /// A new act: a scenario and some of its parameters.
    case scenario(Spanned<String>, [Setting])
    /// A new act: a scenario of the script's own.
    case ownScenario(Spanned<String>)
    /// A page of that scenario.
    case page(Page)
    /// What a CPU of that scenario calls.
    case cpu(Spanned<Int>, Spanned<SketchedCall>)
    /// The proposal; within an act, the same schedule under another one.
    case proposal(Spanned<String>)
    /// Parameters of the scenario.
    case set([Setting])
    /// The memory model.
    case memoryModel(Spanned<String>)
    // The story.
    /// A chapter begins.
    case chapter(String)
    /// A caption: one or two sentences, one a line.
    case say([String])
    /// What the caption speaks of; nothing when empty.
    case highlight([Spanned<DemoName>])
    /// Nothing moves for so many milliseconds.
    case pause(Int)
    /// A remark for the presenter.
    case note(String)
    /// A question to the audience.
    case ask(String)
    /// One of the answers to the question above, and what is said to who picks it.
    case answer(String, reply: String?, isRight: Bool)
    // Movement.
    /// A CPU goes on.
    case step(cpu: Spanned<Int>, Extent)
    /// The steps of a schedule.
    case schedule(Spanned<Schedule>)
    /// So many steps back.
    case back(Int)
    /// To a step that was taken before.
    case goTo(Int)
    /// To the beginning of the act.
    case restart
    /// To the beginning of the act, and along a run that breaks a promise.
    case counterexample(CounterexampleWish)
    // Claims.
    /// What must hold here.
    case expect(Claim)
    /// What holds for every interleaving of the act, some parameters changed.
    case explore(ExplorationClaim, [Setting])
    // Costs.
    /// What some proposals cost, some parameters changed.
    case cost([Spanned<String>], [Setting])
  }
}
