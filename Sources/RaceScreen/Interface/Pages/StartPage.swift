import PageCacheModel

/// The page on which the program opens: demos, scenarios and proposals in three columns.
struct StartPage: Hashable, Sendable {
  /// All items of each column.
  private var all: [Column]
  /// The items of each column that match the filter.
  private(set) var columns: [Column]
  /// The column that the keys act on.
  private(set) var column: Int
  /// The selected item of each column.
  private(set) var selected: [Int]
  /// A run of last time that can be gone on with.
  var offered: SavedRun?

  /// A column.
  struct Column: Hashable, Sendable {
    /// What its items are.
    enum Kind: String, Hashable, Sendable {
      case demos, scenarios, proposals
    }

    let kind: Kind
    fileprivate(set) var items: [ListItem]
  }

  init(demos: [DemoEntry]) {
    self.init([
      Column(kind: .demos, items: demos.map { ListItem($0) }),
      Column(kind: .scenarios, items: Catalogue.scenarios.map(ListItem.init)),
      Column(kind: .proposals, items: Catalogue.proposals.map(ListItem.init)),
    ])
  }

  init(_ columns: [Column]) {
    all = columns
    self.columns = columns
    column = columns.firstIndex { !$0.items.isEmpty } ?? 0
    selected = columns.map { _ in 0 }
  }

  /// The selected item and what it is; nil in an empty column.
  var choice: (kind: Column.Kind, item: ListItem)? {
    let items = columns[column].items
    guard items.indices.contains(selected[column]) else { return nil }
    return (columns[column].kind, items[selected[column]])
  }

  /// Takes over what is known by now about a demo.
  mutating func learn(_ item: ListItem) {
    func learn(_ columns: inout [Column]) {
      for column in columns.indices where columns[column].kind == .demos {
        for index in columns[column].items.indices where columns[column].items[index].id == item.id {
          columns[column].items[index] = item
        }
      }
    }
    learn(&all)
    learn(&columns)
  }

  /// Shows only the items that match a text. Selected items stay selected if they are among them; the keys act on a
  /// column that is not empty.
  mutating func filter(_ text: String) {
    for index in columns.indices {
      let id = columns[index].items.indices.contains(selected[index]) ? columns[index].items[selected[index]].id : nil
      columns[index].items = all[index].items.filter { $0.matches(text) }
      selected[index] = columns[index].items.firstIndex { $0.id == id } ?? 0
    }
    if columns[column].items.isEmpty { moveColumn(by: 1) }
  }

  /// Selects an item further up or down in the active column, as far as there is one.
  mutating func move(by distance: Int) {
    selected[column] = max(0, min(columns[column].items.count - 1, selected[column] + distance))
  }

  /// Makes another column the active one; after the last comes the first. Empty ones are left out.
  mutating func moveColumn(by direction: Int) {
    for _ in columns {
      column = (column + direction + columns.count) % columns.count
      if !columns[column].items.isEmpty { return }
    }
  }

  /// Selects an item by its column and number. Says whether it was selected before.
  mutating func select(column: Int, item: Int) -> Bool {
    if self.column == column && selected[column] == item { return true }
    self.column = column
    selected[column] = item
    return false
  }
}
