import RaceMachine
import RaceSession
import Testing

@Suite("Who listens to a session")
struct ObserverTests {
  /// Keeps where each action led from and to.
  private final class Listener: SessionObserver {
    var moves: [[Int]] = []

    func session(_ session: Session, did action: Action, from position: Int) {
      moves.append([position, session.position])
    }
  }

  @Test("hears once of every action that has changed something, and of no other")
  func hears() {
    let session = Session(Lesson())
    let listener = Listener()
    session.observer = listener
    session.apply(.step(cpu: 1))
    session.apply(.step(cpu: 9))
    session.apply(.steps(cpu: 1, count: 2))
    session.apply(.run(Schedule([.run(cpu: 0, steps: 1), .run(cpu: 7, steps: 1)])))
    session.apply(.back(9))
    session.apply(.back(1))
    session.apply(.toEnd)
    session.apply(.goTo(3))
    session.apply(.restart)
    #expect(listener.moves == [[0, 1], [1, 3], [3, 0], [0, 3], [3, 0]])
  }

  @Test("is not kept alive by it")
  func weak() {
    let session = Session(Lesson())
    var listener: Listener? = Listener()
    session.observer = listener
    listener = nil
    #expect(session.observer == nil)
    #expect(session.apply(.step(cpu: 1)).isDone)
  }
}
