import RaceMachine

/// What decides what a CPU can do next: shared memory, and its own local state.
///
/// States of a model are combinations of few situations, so what follows from each is worth remembering.
struct Situation {
  /// The state of shared memory; a number of ``SharedStates``.
  let shared: Int32
  /// The local state of the CPU; a number of ``LocalStates``.
  let local: Int32
  /// How many moves the CPU has in it; negative when that is not known, or depends on other CPUs.
  var moves: Int32 = -1
  /// The first of as many steps; a number in the list of remembered steps.
  var firstStep: Int32 = -1
  /// What reduction knows about it; a number in the list of prospects, negative when there is none yet.
  var prospect: Int32 = -1
  /// The situation of the same CPU once others have brought shared memory into state `nextShared`: what was asked last.
  var nextShared: Int32 = -1
  var next: Int32 = -1
}

/// What a step does that a CPU makes in a situation.
struct RememberedStep {
  enum Effect: UInt8 {
    /// It was never made.
    case unknown
    /// It brings the CPU into another situation.
    case moves
    /// It breaks a promise.
    case breaks
    /// It looks at other CPUs or changes them, so what it does depends on them.
    case dependsOnOthers
  }

  /// What it adds to the fingerprint of the state.
  var change = Fingerprint()
  /// The situation into which it brings its CPU, and the local state of that.
  var situation: Int32 = -1
  var local: Int32 = -1
  /// The state into which it brings shared memory; for a step that breaks something, the number of what it breaks.
  var shared: Int32 = -1
  var effect = Effect.unknown
  /// The last digit of the number of ``local``.
  var digit: UInt8 = 0
  /// Whether the CPU goes back in its procedure.
  var goesBack = false
}

/// What a step did to a CPU, its own or one whose registers it changed: from one situation to another.
struct SituationChange {
  let cpu, before, after: Int32
}

/// What a step does that looks at other CPUs or changes them, for certain values of their registers.
struct RememberedDealing {
  /// The state into which it brings shared memory; for a step that breaks something, the number of what it breaks.
  var shared: Int32
  /// The local state into which it brings its own CPU.
  var local: Int32
  /// The CPUs whose registers it writes, as bits.
  var changed: UInt64 = 0
  var breaks = false
  var goesBack = false
}
