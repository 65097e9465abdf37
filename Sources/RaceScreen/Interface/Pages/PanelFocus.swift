/// Which panel of a run the keys act on, and how far each has been scrolled.
struct PanelFocus: Hashable, Sendable {
  /// The panel; nil while there is none.
  private(set) var panel: Panel?
  /// Rows, in the schedule steps, away from where each panel stands by itself.
  private(set) var offsets: [Panel: Int] = [:]

  private static func panels(cpuCount: Int, hasPageTable: Bool) -> [Panel?] {
    [nil] + (0..<cpuCount).map { Panel.cpu($0) } + [.tree, .pages, .swap, .locks] + (hasPageTable ? [.pageTable] : [])
      + [.derivation, .schedule]
  }

  /// Gives the next panel the focus, or the previous one; after the last comes none.
  mutating func move(by direction: Int, cpuCount: Int, hasPageTable: Bool) {
    let panels = Self.panels(cpuCount: cpuCount, hasPageTable: hasPageTable)
    let index = panels.firstIndex(of: panel) ?? 0
    panel = panels[(index + direction + panels.count) % panels.count]
  }

  /// Gives a panel the focus.
  mutating func give(to panel: Panel) { self.panel = panel }

  /// Takes the focus away, and all panels back to where they stand by themselves.
  mutating func clear() { self = PanelFocus() }

  /// Scrolls the panel that has the focus.
  mutating func scroll(by distance: Int) {
    guard let panel else { return }
    offsets[panel] = max(-1_000, min(1_000, (offsets[panel] ?? 0) + distance))
  }

  /// Forgets panels of CPUs that there are no longer.
  mutating func adapt(cpuCount: Int) {
    if case .cpu(let number) = panel, number >= cpuCount { clear() }
  }
}
