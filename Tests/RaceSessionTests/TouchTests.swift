import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("What touches a word")
struct TouchTests {
  @Test("writes are those of the provenance, at every position of random ways")
  func writes() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<rounds(40) {
      let session = Session(Lesson())
      for _ in 0..<12 { session.apply(.step(cpu: Int(random.next() % UInt64(session.cpuCount)))) }
      for address in [Lesson.value, Lesson.flag, Lesson.turns, Lesson.lock] {
        let touches = session.touches(of: address)
        #expect(touches.map(\.step) == touches.map(\.step).sorted())
        for position in 0...session.length {
          let last = touches.last { $0.isWrite && $0.step <= position }
          let write = session.provenance(of: address, before: position)
          #expect(last?.step == write?.step && last?.new == write?.new, "seed 11")
        }
      }
    }
  }

  @Test("who is about to touch a word does so in its next step")
  func planned() {
    let session = Session(Lesson())
    for _ in 0..<20 {
      for cpu in 0..<session.cpuCount where session.status(of: cpu).canRun {
        let words = [Lesson.value, Lesson.flag, Lesson.turns, Lesson.lock]
        let planned = words.filter { word in session.planned(for: word).contains { $0.cpu == cpu } }
        session.apply(.step(cpu: cpu))
        let touched = session.lastEvent?.access?.address
        #expect(planned == words.filter { $0 == touched })
      }
    }
  }
}
