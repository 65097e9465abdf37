/// A kind of statement: its word, how it is written, and what it does. The reference of the language is made of these.
public struct StatementForm: Sendable {
  /// The word at the beginning of the line.
  public let keyword: String
  /// How the rest is written; empty for a statement of one word.
  public let form: String
  /// What it does, in a sentence.
  public let meaning: String

  init(_ keyword: String, _ form: String, _ meaning: String) {
    self.keyword = keyword
    self.form = form
    self.meaning = meaning
  }

  /// All statements, in teaching order.
  public static let all: [StatementForm] = [
    // What is told about.
    StatementForm("title", "\"TEXT\"", "The name of the script."),
    StatementForm("summary", "\"TEXT\"", "One sentence on what it shows."),
    // Set-up.
    StatementForm(
      "scenario", "ID [KEY=VALUE …] | \"NAME\"",
      "Begins an act: this scenario, from its beginning, with these parameters; or one of the script's own."),
    StatementForm(
      "page", "FRAME [huge | order N] [in CACHE FILE:INDEX] [TRAIT …]",
      "Puts a page on the stage of an own scenario, one that begins with 'scenario \"NAME\"'; see OWN SCENARIOS."),
    StatementForm(
      "cpu", "N CALL", "Says what a CPU of an own scenario calls, from CPU 0 on; see OWN SCENARIOS."),
    StatementForm(
      "proposal", "ID", "Which fix runs. After the first step: the same schedule under another fix, as far as it fits."),
    StatementForm("geometry", "teaching|kernel", "The sizes of the simulated kernel."),
    StatementForm("set", "KEY=VALUE …", "Parameters of the scenario."),
    StatementForm("memory-model", "sc", "How weak the simulated memory is."),
    // Story.
    StatementForm("chapter", "\"TEXT\"", "Begins a chapter; clears the caption and the highlight."),
    StatementForm("say", "\"TEXT\" [\"TEXT\"]", "Shows a caption, one or two sentences; clears the highlight."),
    StatementForm("highlight", "NAME [, NAME …]", "Points at words or variables; 'highlight none' at nothing."),
    StatementForm("pause", "TIME", "Waits, as in 2s, 1.5s or 500ms."),
    StatementForm("ask", "\"QUESTION\"", "Asks the audience, and waits until it picks one of the answers below."),
    StatementForm("wrong", "\"ANSWER\" [\"REPLY\"]", "An answer that is wrong, and what is said to who picks it."),
    StatementForm("right", "\"ANSWER\" [\"REPLY\"]", "The answer that is right: one of the two or three."),
    StatementForm("note", "\"TEXT\"", "A remark for the presenter on what is shown; it shows with --notes only."),
    // Movement.
    StatementForm(
      "step", "CPU [N | until PLACE | to-end]",
      "One CPU goes on: one step, N steps, until a function or one of its lines has just run, or to its end."),
    StatementForm("schedule", "STEPS", "Takes the steps of a schedule, as in 0*4 1*9 0(offset=10)."),
    StatementForm("back", "[N]", "Takes one step back, or N."),
    StatementForm("goto", "N", "Goes to step N of those taken so far."),
    StatementForm("restart", "", "Goes back to the beginning of the act."),
    StatementForm(
      "counterexample", "shortest|fewest-switches [KIND [\"DETAIL\"]]",
      "Explores the act, goes to its beginning, and takes the steps to a violation: those of the shortest run, or of the one with the fewest switches."
    ),
    // Claims.
    StatementForm("expect", "[not] CLAIM", "Says what must hold here; the script fails if it does not."),
    StatementForm(
      "explore", "safe|broken [KIND [\"DETAIL\"]] [in N states] [with KEY=VALUE …]",
      "Explores every interleaving of the act and shows the verdict, which must be this one; with parameters of its own, such as offset=any."
    ),
  ]
}
