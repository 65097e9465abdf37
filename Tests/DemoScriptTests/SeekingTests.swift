@testable import DemoScript
import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("Moving about in a script")
struct SeekingTests {
  private static let text = """
    scenario swap-delete-thp deleter=reuse
    chapter "Lookup"
    say "a"
    step 0 5
    chapter "Deletion"
    step 1 until page_swapped
    back 3
    chapter "End"
    step 0 2
    """

  private struct Stand: Equatable {
    let next, elapsed, position, length, revisionFree: Int
    let fingerprint: Fingerprint
    let chapter: Int?
    let caption: Caption?
  }

  private func stand(_ player: DemoPlayer) -> Stand {
    Stand(
      next: player.next, elapsed: player.elapsed, position: player.session.position, length: player.session.length,
      revisionFree: player.beatCount, fingerprint: player.session.fingerprint, chapter: player.chapter,
      caption: player.caption)
  }

  @Test("whatever the viewer does in between, the script goes on where it was")
  func returns() throws {
    let demo = try checked(Self.text)
    let undisturbed = DemoPlayer(demo)
    let disturbed = DemoPlayer(demo)
    var random = SplitMix64(seed: 3)
    while undisturbed.advance() != nil {
      #expect(disturbed.advance() != nil)
      #expect(stand(disturbed) == stand(undisturbed))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: disturbed.session.apply(.toStart)
      case 1: disturbed.session.apply(.back(2))
      case 2: disturbed.session.apply(.step(cpu: 1))
      case 3: disturbed.session.apply(.restart)
      case 4: disturbed.session.apply(.proposal("mask"))
      default: break
      }
    }
    disturbed.returnToScript()
    #expect(stand(disturbed) == stand(undisturbed))
  }

  @Test("chapters and statements are found, forward and back")
  func seeking() throws {
    let demo = try checked(Self.text)
    #expect(demo.chapters.map(\.title) == ["Lookup", "Deletion", "End"])
    let player = DemoPlayer(demo)
    player.seek(toChapter: 2)
    #expect(player.chapter == 2 && player.session.length == 17 && player.session.position == 14)
    player.seek(toChapter: 0)
    #expect(player.chapter == 0 && player.session.position == 0)
    player.seek(toChapter: 9)
    #expect(player.chapter == 0)
    player.seek(toStatement: demo.chapters[1].statement)
    #expect(player.session.position == 5 && player.isBetweenStatements)
    player.rewind()
    #expect(player.next == 0 && player.elapsed == 0)
  }

  @Test("a timeline tells when everything begins")
  func timeline() throws {
    let timeline = DemoTimeline(try checked(Self.text))
    #expect(timeline.statements == [0, 0, 0, 1500, 3500, 3500, 8300, 9500, 9500])
    #expect(timeline.chapters == [0, 3500, 9500])
    #expect(timeline.outcome == DemoOutcome(failure: nil, claims: 0, milliseconds: 10_300))
  }

  @Test("a timeline of a script that fails ends there")
  func failingTimeline() throws {
    let timeline = DemoTimeline(try checked("scenario circle\nstep 0\nexpect step 2\nchapter \"x\"\nstep 0"))
    #expect(timeline.statements == [0, 0, 400, 400, 400])
    #expect(timeline.chapters == [400])
    #expect(timeline.outcome.failure?.line == 3)
  }

  @Test("a failed player plays nothing more, and can begin again")
  func failed() throws {
    let player = DemoPlayer(try checked("scenario circle\nstep 0\nexpect step 2\nstep 0"))
    #expect(player.playToEnd().failure != nil)
    #expect(player.advance() == nil && player.session.position == 1)
    player.session.apply(.restart)
    player.returnToScript()
    #expect(player.failure != nil && player.session.position == 1)
    player.rewind()
    #expect(player.failure == nil)
  }
}
