/// What a CPU is doing.
struct SimulatedCPU {
  /// What a CPU can wait for.
  enum Wait {
    case nothing
    /// A lock of this kind, by its number.
    case lock(Int)
    case gracePeriod
  }

  var random: RandomNumbers
  /// What it does; nil while it does other work.
  var operation: SwapOperation?
  /// The step that comes next.
  var step = 0
  var space = 0
  /// The page, within its address space.
  var page = 0
  /// When the operation began.
  var begin: Int64 = 0
  /// Whether it has written to the word of the lock that it gives back, and nobody has the lock yet.
  var isReleasing = false
  /// What it waits for.
  var wait = Wait.nothing
  /// When it began to wait.
  var waitsSince: Int64 = 0
  /// The page that it has taken out and will put back, numbered across address spaces; -1 for none.
  var owed = -1
}
