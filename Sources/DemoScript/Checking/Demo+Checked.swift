extension Demo {
  /// The script, ready to play: its scenarios, proposals, parameters, places and names exist.
  ///
  /// - Parameter workshop: makes the sessions in which acts play.
  /// - Throws: all that is wrong, in order of lines.
  public func checked(by workshop: DemoWorkshop = .kernel) throws(DemoErrors) -> PlayableDemo {
    var checker = Checker(workshop: workshop, unreadable: Set(complaints.map(\.span.line)))
    checker.check(statements)
    if checker.actCount == 0, checker.complaints.isEmpty, complaints.isEmpty {
      let what = statements.isEmpty ? "the script is empty" : "the script has no scenario"
      checker.complaints = [
        Complaint(Span(line: 1, column: 1), what + "; one begins with a line such as 'scenario swap-delete-thp'")
      ]
    }
    var all = complaints + checker.complaints
    // Without this order the errors of the second pass would stand after all of the first.
    all.sort { ($0.span.line, $0.span.column) < ($1.span.line, $1.span.column) }
    guard all.isEmpty else { throw DemoErrors(diagnostics: told(all)) }
    return PlayableDemo(
      source: source, title: checker.title?.value ?? "", summary: checker.summary?.value ?? "",
      statements: checker.playable, chapters: checker.chapters, workshop: workshop)
  }

  private func told(_ complaints: [Complaint]) -> [Diagnostic] {
    var diagnostics = complaints.prefix(Self.maximumErrors).map(source.diagnostic)
    if complaints.count > Self.maximumErrors {
      diagnostics.append(
        source.diagnostic(
          Complaint(
            complaints[Self.maximumErrors].span,
            "there are more errors than \(Self.maximumErrors); the rest is not shown")))
    }
    return diagnostics
  }
}
