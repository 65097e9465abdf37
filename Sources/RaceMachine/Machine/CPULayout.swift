/// Where a CPU keeps what it knows: its state, registers, held locks and stack of frames.
///
/// The region of each CPU looks the same, and every reference in it is relative, so that identical CPUs can be
/// exchanged.
@usableFromInline
struct CPULayout: Sendable {
  /// Running, finished or stopped.
  @usableFromInline static let state = 0
  /// Where the topmost frame begins; 0 when there is none.
  @usableFromInline static let top = 1
  /// Where the registers begin.
  @usableFromInline static let registers = 2
  /// How many locks a CPU can hold at once.
  static let heldLocks = 8

  /// Words of shared memory, which come before all regions.
  @usableFromInline let sharedWords: Int
  /// CPUs of the model.
  @usableFromInline let cpuCount: Int
  /// Words that the model keeps for each CPU.
  @usableFromInline let registerCount: Int
  /// Words of one region.
  @usableFromInline let stride: Int

  init(sharedWords: Int, cpuCount: Int, registerCount: Int, stackWords: Int) {
    self.sharedWords = max(1, sharedWords)
    self.cpuCount = cpuCount
    self.registerCount = registerCount
    stride = Self.registers + registerCount + Self.heldLocks + stackWords
  }

  /// Regions in all: the CPUs, and one on which set-up runs.
  var slots: Int { cpuCount + 1 }
  /// The CPU on which set-up runs. Its region is all zero while the model runs.
  var setupCPU: Int { cpuCount }
  /// Where the held locks begin.
  var held: Int { Self.registers + registerCount }
  /// Where the stack begins.
  var stack: Int { held + Self.heldLocks }

  /// The address of word `place` of CPU `cpu`.
  @inlinable func address(_ cpu: Int, _ place: Int) -> Int { sharedWords &+ cpu &* stride &+ place }
}

/// The values of ``CPULayout/state``.
enum CPUState {
  static let running: Word = 0
  static let finished: Word = 1
  static let stopped: Word = 2
}
