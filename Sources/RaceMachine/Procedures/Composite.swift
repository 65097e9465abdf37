/// Why a step may touch several words at once. There are no other reasons.
public enum Composite: String, Sendable, CaseIterable {
  /// The allocator hands out an object and clears it. Nobody else can reach the object.
  case allocator
  /// A grace period begins or ends, and the RCU callbacks that free objects run.
  /// The earliest moment is the most adverse one for readers.
  case gracePeriod
  /// The last reference to a compound page goes: all its struct pages return to the allocator.
  case lastPut
}
