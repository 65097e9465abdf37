import PageCacheModel

/// The page on which the program opens: demos, scenarios and proposals in three columns.
struct StartPage: Hashable, Sendable {
  /// The items of each column.
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
    for column in columns.indices where columns[column].kind == .demos {
      for index in columns[column].items.indices where columns[column].items[index].id == item.id {
        columns[column].items[index] = item
      }
    }
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
