/// What a search is still to look at, in order of context switches, then of steps.
///
/// Whoever looks at something adds what is one step further, by a switch or without one. So everything arrives in order,
/// and nothing need be sorted.
struct SwitchQueue<Item> {
  private typealias Entry = (item: Item, steps: Int)
  /// Those of the present number of switches that came by one, and those that did not; and those with one more.
  private var entries: ContiguousArray<Entry> = []
  private var goingOn: ContiguousArray<Entry> = []
  private var later: ContiguousArray<Entry> = []
  private var nextEntry = 0
  private var nextGoingOn = 0
  private var switches = 0

  /// Adds an item whose cost is one step more than that of the item that was handed out last.
  @inline(__always)
  mutating func append(_ item: Item, _ cost: RunCost) {
    if cost.switches == switches { goingOn.append((item, cost.steps)) } else { later.append((item, cost.steps)) }
  }

  /// The cheapest item, which goes.
  mutating func popFirst() -> (item: Item, cost: RunCost)? {
    if nextEntry == entries.count, nextGoingOn == goingOn.count {
      if later.isEmpty { return nil }
      entries.removeAll(keepingCapacity: true)
      swap(&entries, &later)
      goingOn.removeAll(keepingCapacity: true)
      (nextEntry, nextGoingOn) = (0, 0)
      switches += 1
    }
    let takesEntry =
      nextGoingOn == goingOn.count
      || nextEntry < entries.count && entries[nextEntry].steps < goingOn[nextGoingOn].steps
    let (item, steps) = takesEntry ? entries[nextEntry] : goingOn[nextGoingOn]
    if takesEntry { nextEntry += 1 } else { nextGoingOn += 1 }
    return (item, RunCost(steps: steps, switches: switches))
  }
}
