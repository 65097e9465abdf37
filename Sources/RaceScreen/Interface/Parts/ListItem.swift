import PageCacheModel

/// Something that can be picked from a list, with what is said about it.
struct ListItem: Hashable, Sendable {
  /// What it is called in commands.
  let id: String
  /// A short name before the title, such as `P3`; empty if there is none.
  var lead = ""
  /// The text of its row.
  let title: String
  /// The text at the right edge of its row.
  var trailing = ""
  /// The heading of its description.
  let heading: String
  /// What stands at the right edge of that heading.
  var aside = ""
  /// The description; its line breaks are spaces.
  let text: String
  /// What is said about it more quietly, below.
  var remark = ""

  /// The cells that its row needs, with the shorter names in a column of `leadWidth`.
  func width(leadWidth: Int) -> Int {
    (leadWidth == 0 ? 0 : leadWidth + 2) + CellWidth.of(title)
      + (trailing.isEmpty ? 0 : CellWidth.of(trailing) + 2)
  }
}

extension ListItem {
  /// Whether its name, title or description contains a text; capital letters do not matter.
  func matches(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return wanted.isEmpty || [id, lead, title, heading, self.text].contains { $0.lowercased().contains(wanted) }
  }

  init(_ scenario: Scenario) {
    self.init(
      id: scenario.id, title: scenario.id, heading: scenario.title, aside: scenario.id,
      text: scenario.summary,
      remark: scenario.parameters.map { "\($0.name)=\($0.defaultValue)" }.joined(separator: "  "))
  }

  init(_ proposal: Proposal) {
    self.init(
      id: proposal.id, lead: proposal.label, title: proposal.id, heading: proposal.title,
      aside: proposal.label, text: proposal.summary, remark: "\(proposal.author), \(proposal.date)")
  }

  /// The column that the leads of `items` need.
  static func leadWidth(_ items: [ListItem]) -> Int { items.map { CellWidth.of($0.lead) }.max() ?? 0 }
}
