/// What a CPU may still do, known from where its frames stand.
///
/// A frame may do what lies on any way from its position, calls included. A body may lead to any label of its procedure,
/// unless its step declares that it goes on or returns.
struct Futures {
  /// What one frame may do.
  struct Frame {
    /// Whatever happens.
    var always = ClassSet()
    /// The registers that it may set, a bit each.
    var sets: UInt64 = 0
  }

  /// The registers on which declarations depend.
  let steering: UnsafeMutablePointer<Int>
  let steeringCount: Int
  /// For each instruction what its frame may do, it included; then for each call what its frame may do once it is back.
  private let frames: UnsafeMutablePointer<Frame>
  /// The same for what depends on a steering register, one set after the other.
  private let steered: UnsafeMutablePointer<ClassSet>
  private let codeCount: Int

  init(_ program: Program, classes: [FutureBuilder.Members]) {
    var builder = FutureBuilder(program, classes)
    builder.build()
    codeCount = program.code.count
    steeringCount = builder.steering.count
    steering = .allocate(capacity: steeringCount + 1)
    for (index, register) in builder.steering.enumerated() { (steering + index).initialize(to: register) }
    let futures = builder.fromHere + builder.afterCall
    frames = .allocate(capacity: futures.count + 1)
    steered = .allocate(capacity: futures.count * steeringCount + 1)
    for (index, future) in futures.enumerated() {
      (frames + index).initialize(to: Frame(always: future.always, sets: future.sets))
      for (number, set) in future.steered.enumerated() {
        (steered + index * steeringCount + number).initialize(to: set)
      }
    }
  }

  func deallocate() {
    steering.deallocate()
    frames.deallocate()
    steered.deallocate()
  }

  /// What a frame that stands at `pc` may do: with the instruction there, or after it if that is a call under way.
  @inline(__always)
  func frame(_ pc: Int, isCalling: Bool) -> Frame { frames[isCalling ? pc &+ codeCount : pc] }

  /// What that frame may do only while steering register number `index` is not 0.
  @inline(__always)
  func steered(_ pc: Int, isCalling: Bool, _ index: Int) -> ClassSet {
    steered[(isCalling ? pc &+ codeCount : pc) &* steeringCount &+ index]
  }
}
