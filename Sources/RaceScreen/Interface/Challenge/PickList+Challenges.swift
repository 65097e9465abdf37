import PageCacheModel
import RaceSession

extension PickList {
  /// The challenges, and the pair of the run that is open if it is none of them.
  ///
  /// - Parameters:
  ///   - current: the pair of the run.
  ///   - selected: the number of the level that comes next.
  static func challenges(
    current: KernelChoice?, next selected: Int, bests: [KernelChoice: ChallengeScore]
  ) -> PickList {
    let own = current.flatMap { ChallengeLevel.number(of: $0) == nil ? $0 : nil }
    let levels = ChallengeLevel.all.enumerated().map { number, level in item(level.choice, "\(number + 1)", bests) }
    let items = (own.map { [item($0, Self.ownID, bests)] } ?? []) + levels
    let first = own == nil ? items[min(selected, items.count - 1)].id : Self.ownID
    var list = PickList(.challenge(own: own), "challenge: you are the scheduler; let it break", items)
    _ = list.select(items.firstIndex { $0.id == first } ?? 0)
    return list
  }

  /// The name of the item that is the pair of the run; the others have the number of their level, from 1.
  private static let ownID = "this"

  /// The pair of an item.
  static func challenge(_ item: ListItem, own: KernelChoice?) -> KernelChoice? {
    if item.id == ownID { return own }
    return Int(item.id).flatMap {
      ChallengeLevel.all.indices.contains($0 - 1) ? ChallengeLevel.all[$0 - 1].choice : nil
    }
  }

  private static func item(_ choice: KernelChoice, _ lead: String, _ bests: [KernelChoice: ChallengeScore]) -> ListItem
  {
    let scenario = choice.sketch?.scenario ?? (try? Catalogue.scenario(choice.scenario))
    let proposal = try? Catalogue.proposal(choice.proposal)
    return ListItem(
      id: lead, lead: lead, title: "\(choice.scenario) under \(choice.proposal)",
      trailing: bests[choice].map { "your best: \($0.words)" } ?? "",
      heading: scenario?.title ?? choice.scenario, aside: proposal?.label ?? "", text: scenario?.summary ?? "",
      remark: "Every failure counts. The fewest context switches win, then the fewest steps.")
  }
}
