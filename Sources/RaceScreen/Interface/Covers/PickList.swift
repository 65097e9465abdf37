import PageCacheModel
import RaceSession

/// A list to pick one item from: a page of its own, until something is picked or Esc closes it.
struct PickList: Hashable, Sendable {
  /// What is picked.
  enum Kind: Hashable, Sendable {
    /// Another proposal for the same schedule.
    case proposal
    /// Another proposal beside the one of the run.
    case comparison
    /// The pair of a challenge: a level, or that of the run that is open.
    case challenge(own: KernelChoice?)
    /// Another scenario under the same proposal.
    case scenario
    /// The scenario in which to run a proposal.
    case scenarioFor(proposal: String)
    /// A parameter of which another value is wanted.
    case parameter
    /// The value of a parameter.
    case value(of: String)

    /// Whether taking an item changes the run that is open.
    var changesRun: Bool {
      switch self {
      case .proposal, .scenario, .value: true
      case .comparison, .challenge, .scenarioFor, .parameter: false
      }
    }
  }

  let kind: Kind
  let title: String
  /// What is so now; nil where nothing is.
  private let current: String?
  /// All that there is.
  private let all: [ListItem]
  /// What is shown: what matches the filter.
  private(set) var items: [ListItem]
  private(set) var selected: Int

  init(_ kind: Kind, _ title: String, _ items: [ListItem], current: String? = nil) {
    self.kind = kind
    self.title = title
    self.current = current
    selected = items.firstIndex { $0.id == current } ?? 0
    all = items.map { item in
      guard item.id == current else { return item }
      var item = item
      item.trailing = "now"
      return item
    }
    self.items = all
  }

  /// Shows only the items that match a text; the selected one stays selected if it is among them.
  mutating func filter(_ text: String) {
    let id = choice?.id
    items = all.filter { $0.matches(text) }
    selected = items.firstIndex { $0.id == id } ?? 0
  }

  /// The selected item; nil if there is none at all.
  var choice: ListItem? { items.indices.contains(selected) ? items[selected] : nil }

  /// Whether an item is what is so now.
  func isCurrent(_ item: ListItem) -> Bool { item.id == current }

  /// Selects an item further up or down, as far as there is one.
  mutating func move(by distance: Int) { selected = max(0, min(items.count - 1, selected + distance)) }

  /// Selects an item. Says whether it was selected before.
  mutating func select(_ item: Int) -> Bool {
    defer { selected = item }
    return selected == item
  }
}

extension PickList {
  static func proposals(current: String?) -> PickList {
    PickList(.proposal, "the same schedule under", Catalogue.proposals.map(ListItem.init), current: current)
  }

  static func comparison(with current: String?) -> PickList {
    PickList(
      .comparison, "beside this run, the same schedule under", Catalogue.proposals.map(ListItem.init), current: current)
  }

  static func scenarios(under proposal: String, current: String?) -> PickList {
    PickList(.scenario, "another scenario under \(proposal)", Catalogue.scenarios.map(ListItem.init), current: current)
  }

  static func scenarios(for proposal: Proposal) -> PickList {
    PickList(
      .scenarioFor(proposal: proposal.id), "\(proposal.label) \(proposal.id) in", Catalogue.scenarios.map(ListItem.init)
    )
  }

  static func parameters(of model: KernelModel) -> PickList {
    let items = model.scenario.parameters.map { parameter in
      let value = model.settings.values.first { $0.name == parameter.name }?.value ?? parameter.defaultValue
      return ListItem(
        id: parameter.name, title: parameter.name, trailing: value, heading: parameter.name,
        aside: "default \(parameter.defaultValue)", text: parameter.summary)
    }
    return PickList(.parameter, "parameters of \(model.scenario.id)", items)
  }

  static func values(of parameter: Parameter, in model: KernelModel) -> PickList {
    let current = model.settings.values.first { $0.name == parameter.name }?.value ?? parameter.defaultValue
    var values = parameter.suggestions
    if !values.contains(current) { values.insert(current, at: 0) }
    let items = values.map {
      ListItem(
        id: $0, title: $0, trailing: $0 == parameter.defaultValue ? "default" : "", heading: "\(parameter.name)=\($0)",
        text: parameter.summary, remark: "The run begins again.")
    }
    return PickList(.value(of: parameter.name), "\(parameter.name) of \(model.scenario.id)", items, current: current)
  }
}
