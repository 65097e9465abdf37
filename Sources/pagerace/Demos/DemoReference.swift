import DemoScript
import RaceScreen

/// `pagerace help demo`: the language of scripts.
enum DemoReference {
  static var text: String {
    let statements = LanguagePart.statements.map { entry($0.keyword, $0.form, $0.meaning) }
    let parts: [(String, [LanguagePart])] = [
      ("CLAIMS, after 'expect'", LanguagePart.claims), ("NAMES, in claims and highlights", LanguagePart.names),
      (ownScenarios + "\n\n  After 'page FRAME':\n", LanguagePart.traits), ("  After 'cpu N':\n", LanguagePart.calls),
    ]
    let sections = parts.flatMap { title, parts in [title] + parts.map { entry($0.keyword, $0.form, $0.meaning) } }
    return ([introduction, "STATEMENTS"] + statements + sections + [example]).joined(separator: "\n")
  }

  private static let introduction = """
    A demo script is a text of one statement a line; '#' begins a comment. It is read and checked as a whole
    before anything plays: 'pagerace play FILE --headless' says what is wrong, and where, and then checks every
    claim. A PLACE is a function, or 'function:text of the line', and '#2' for the second time. A schedule is
    written 0*4 1*9: CPU 0 four steps, CPU 1 nine.

    """

  private static let example = """
    EXAMPLE
      title     "The lookup that lost its index"
      scenario  swap-delete-thp offset=10
      proposal  page-index
      chapter   "The recheck passes"
      say       "CPU 0 finds the head page and checks the slot again."
      step      0 until xas_reload
      expect    cpu 0 page = head
      step      0 until page_index:PageSwapCache
      say       "CPU 1 deletes the page: slot first, then private, the flag last."
      step      1 until set_page_private
      highlight page.private
      pause     2s
      step      0 to-end
      expect    broken vm-bug "index + nr <= offset"
      ask       "Does a mask of the offset help?"
      wrong     "No: it needs the index, too."
      right     "Yes." "It reads nothing that a deletion changes."
      proposal  mask
      explore   safe with offset=any
    """

  private static let ownScenarios = """
    OWN SCENARIOS
      A scenario with a name in quotes is the script's own. Below its line stand its pages, each named by its page
      frame, and what each CPU calls; 'geometry', 'proposal' and 'set debug-vm=off' may stand there too. Everything
      that the script does afterwards works as in the scenarios of the catalogue:

        scenario  "two readers, one page"
        page      0x48 huge in swap 0:8
        cpu       0 lookup swap 0:10 by readahead
        cpu       1 lookup swap 0:9 by reclaim
        cpu       2 exit page 0x48
        proposal  page-index
        explore   broken
    """

  private static func entry(_ keyword: String, _ form: String, _ meaning: String) -> String {
    let lines = CellWidth.wrap(meaning, width: 94).map { "      \($0)" }
    return (["  " + (form.isEmpty ? keyword : "\(keyword) \(form)")] + lines).joined(separator: "\n") + "\n"
  }
}
