import PageCacheModel
import RaceSession

/// A pair that breaks, as a task: the person lets it break in as few context switches as possible.
struct ChallengeLevel: Hashable, Sendable {
  let choice: KernelChoice

  private init(_ scenario: String, _ proposal: String) {
    choice = KernelChoice(scenario: scenario, proposal: proposal)
  }

  /// From easy to hard: the switches that are needed, then the steps.
  static let all: [ChallengeLevel] = [
    // Anything goes, as long as one looks up.
    ChallengeLevel("swap-delete", "index"),
    ChallengeLevel("reclaim", "head-if-swapcache"),
    // One switch, at the right moment.
    ChallengeLevel("tmpfs", "lock-every-caller"),
    ChallengeLevel("tmpfs", "swap-roles"),
    ChallengeLevel("swap-delete-thp", "page-index"),
    // A window between two steps: in and out again.
    ChallengeLevel("swap-delete", "page-index"),
    ChallengeLevel("two-callers", "lock-one-caller"),
    ChallengeLevel("swap-delete", "head-if-swapcache"),
    ChallengeLevel("swap-delete", "index-at-delete"),
    ChallengeLevel("oops-2019-03-29", "page-index"),
    ChallengeLevel("oops-2019-03-29", "index-at-delete"),
    ChallengeLevel("swap-move", "swap-roles"),
  ]

  /// The number of a pair among the levels, from 0; nil when it is none.
  static func number(of choice: KernelChoice) -> Int? {
    guard choice.sketch == nil, choice.settings.isEmpty else { return nil }
    return all.firstIndex { $0.choice == choice }
  }
}
