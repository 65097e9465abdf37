import DemoScript
import RaceScreen

/// `pagerace help demo`: the language of scripts.
enum DemoReference {
  static var text: String {
    let statements = StatementForm.all.filter(\.isAvailable).map { form in
      entry(form.form.isEmpty ? form.keyword : "\(form.keyword) \(form.form)", form.meaning)
    }
    let claims = StatementForm.claims.map { entry($0.form, $0.meaning) }
    return ([introduction, "STATEMENTS"] + statements + ["CLAIMS, after 'expect'"] + claims + [example])
      .joined(separator: "\n")
  }

  private static let introduction = """
    A demo script is a text of one statement a line; '#' begins a comment. It is read and checked as a whole
    before anything plays: 'pagerace play FILE --headless' says what is wrong, and where.

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
    """

  private static func entry(_ form: String, _ meaning: String) -> String {
    let lines = CellWidth.wrap(meaning, width: 94).map { "      \($0)" }
    return (["  \(form)"] + lines).joined(separator: "\n") + "\n"
  }
}
