extension LanguagePart {
  /// All statements, in teaching order.
  public static let statements: [LanguagePart] = [
    // What is told about.
    LanguagePart("title", "\"TEXT\"", "The name of the script."),
    LanguagePart("summary", "\"TEXT\"", "One sentence on what it shows."),
    // Set-up.
    LanguagePart(
      "scenario", "ID [KEY=VALUE …] | \"NAME\"",
      "Begins an act: this scenario, from its beginning, with these parameters; or one of the script's own."),
    LanguagePart(
      "page", "FRAME [huge | order N] [in CACHE FILE:INDEX] [TRAIT …]",
      "Puts a page on the stage of an own scenario, one that begins with 'scenario \"NAME\"'; see OWN SCENARIOS."),
    LanguagePart(
      "cpu", "N CALL", "Says what a CPU of an own scenario calls, from CPU 0 on; see OWN SCENARIOS."),
    LanguagePart(
      "proposal", "ID", "Which fix runs. After the first step: the same schedule under another fix, as far as it fits."),
    LanguagePart("geometry", "teaching|kernel", "The sizes of the simulated kernel."),
    LanguagePart("set", "KEY=VALUE …", "Parameters of the scenario."),
    LanguagePart("memory-model", "sc", "How weak the simulated memory is."),
    // Story.
    LanguagePart("chapter", "\"TEXT\"", "Begins a chapter; clears the caption and the highlight."),
    LanguagePart("say", "\"TEXT\" [\"TEXT\"]", "Shows a caption, one or two sentences; clears the highlight."),
    LanguagePart("highlight", "NAME [, NAME …]", "Points at words or variables; 'highlight none' at nothing."),
    LanguagePart("pause", "TIME", "Waits, as in 2s, 1.5s or 500ms."),
    LanguagePart("ask", "\"QUESTION\"", "Asks the audience, and waits until it picks one of the answers below."),
    LanguagePart("wrong", "\"ANSWER\" [\"REPLY\"]", "An answer that is wrong, and what is said to who picks it."),
    LanguagePart("right", "\"ANSWER\" [\"REPLY\"]", "The answer that is right: one of the two or three."),
    LanguagePart("note", "\"TEXT\"", "A remark for the presenter on what is shown; it shows with --notes only."),
    // Movement.
    LanguagePart(
      "step", "CPU [N | until PLACE | to-end]",
      "One CPU goes on: one step, N steps, until a function or one of its lines has just run, or to its end."),
    LanguagePart("schedule", "STEPS", "Takes the steps of a schedule, as in 0*4 1*9 0(offset=10)."),
    LanguagePart("back", "[N]", "Takes one step back, or N."),
    LanguagePart("goto", "N", "Goes to step N of those taken so far."),
    LanguagePart("restart", "", "Goes back to the beginning of the act."),
    LanguagePart(
      "counterexample", "shortest|fewest-switches [KIND [\"DETAIL\"]]",
      "Explores the act, goes to its beginning, and takes the steps to a violation: those of the shortest run, or of the one with the fewest switches."
    ),
    // Claims.
    LanguagePart("expect", "[not] CLAIM", "Says what must hold here; the script fails if it does not."),
    LanguagePart(
      "explore", "safe|broken [KIND [\"DETAIL\"]] [in N states] [with KEY=VALUE …]",
      "Explores every interleaving of the act and shows the verdict, which must be this one; with parameters of its own, such as offset=any."
    ),
    LanguagePart(
      "cost", "PROPOSAL … [with KEY=VALUE …]",
      "Simulates lookups a second on 1 to 256 CPUs, and shows their chart until the run moves or a chapter begins. The keys are mix, the percent of deletions (10), and the names that 'pagerace cost --list-parameters' lists, such as work=2000."
    ),
  ]
}
