import Testing

@testable import RaceExplorer

/// What remembered moves tell about cycles.
@Suite("Moves seen")
struct MovesSeenTests {
  private func move(_ kind: Int, shared: (UInt64, UInt64), local: (UInt64, UInt64)) -> MovesSeen.Move {
    MovesSeen.Move(
      kind: kind, sharedBefore: shared.0, sharedAfter: shared.1, localBefore: local.0, localAfter: local.1)
  }

  @Test("a CPU that stands still in its own way goes round")
  func selfLoop() {
    #expect(!MovesSeen([move(0, shared: (1, 1), local: (1, 1))], isComplete: true).provesNoCycle)
  }

  @Test("a CPU that comes round only where shared memory does not is in no cycle")
  func oneWayMemory() {
    let moves = [move(0, shared: (1, 2), local: (1, 2)), move(0, shared: (2, 3), local: (2, 1))]
    #expect(MovesSeen(moves, isComplete: true).provesNoCycle)
    let back = move(1, shared: (3, 1), local: (5, 6))
    // CPU 1 brings memory back once, and cannot do so again.
    #expect(MovesSeen(moves + [back], isComplete: true).provesNoCycle)
    let again = move(1, shared: (1, 1), local: (6, 5))
    #expect(!MovesSeen(moves + [back, again], isComplete: true).provesNoCycle)
  }

  @Test("what is not complete proves nothing")
  func incomplete() {
    #expect(!MovesSeen([MovesSeen.Move](), isComplete: false).provesNoCycle)
    #expect(MovesSeen([MovesSeen.Move](), isComplete: true).provesNoCycle)
    var both = MovesSeen([MovesSeen.Move](), isComplete: true)
    both.formUnion(MovesSeen([MovesSeen.Move](), isComplete: false))
    #expect(!both.provesNoCycle)
  }
}
