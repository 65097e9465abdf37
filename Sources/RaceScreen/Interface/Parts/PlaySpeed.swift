/// How fast something plays by itself: a factor of the normal speed, in hundredths.
public struct PlaySpeed: Hashable, Sendable {
  /// Hundredths of the normal speed, from 10 to 10,000.
  public let percent: Int

  /// The normal speed, where a step takes 0.4 s.
  public static let normal = PlaySpeed(percent: 100)

  /// A speed; one that is out of range becomes the nearest.
  public init(percent: Int) { self.percent = max(10, min(10_000, percent)) }

  /// Twice as fast; nil if that is too fast.
  var doubled: PlaySpeed? { percent * 2 > 3_200 ? nil : PlaySpeed(percent: percent * 2) }

  /// Half as fast; nil if that is too slow.
  var halved: PlaySpeed? { percent / 2 < 25 ? nil : PlaySpeed(percent: percent / 2) }

  /// A time at this speed, in milliseconds.
  func milliseconds(_ normal: Int) -> Int { max(1, normal * 100 / percent) }

  /// The factor as people write it: `2`, `0.5`.
  public var text: String {
    let rest = percent % 100
    if rest == 0 { return "\(percent / 100)" }
    return "\(percent / 100)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
