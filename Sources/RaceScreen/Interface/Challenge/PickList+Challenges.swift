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
    var choices = ChallengeLevel.all.map(\.choice)
    var items = choices.enumerated().map { number, choice in item(choice, "\(number + 1)", bests) }
    if let current, ChallengeLevel.number(of: current) == nil {
      choices.insert(current, at: 0)
      items.insert(item(current, "this", bests), at: 0)
    }
    var list = PickList(.challenge(choices), "challenge: you are the scheduler; let it break", items)
    let isOwn = choices.count > ChallengeLevel.all.count
    _ = list.select(isOwn ? 0 : min(selected, items.count - 1))
    return list
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
