import RaceSession
import Testing

@Suite("Bookmarks")
struct BookmarkTests {
  @Test("lead back to their moment on the same way, and on a way that was left")
  func leads() throws {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 3))
    #expect(session.apply(.bookmark("cleared")) == .noted("bookmark 'cleared' at step 3"))
    #expect(session.apply(.toBookmark("cleared")) == .nothing("this is bookmark 'cleared'"))
    session.apply(.steps(cpu: 1, count: 1))
    let print = session.fingerprint
    #expect(session.apply(.toBookmark("cleared")) == .moved("bookmark 'cleared'"))
    #expect(session.position == 3 && session.length == 4)
    session.apply(.goTo(0))
    session.apply(.step(cpu: 0))
    #expect(session.apply(.toBookmark("cleared")).isDone)
    #expect(session.position == 3 && session.schedule.description == "1*3")
    #expect(session.length == 4, "the way forward of the branch is there too")
    session.apply(.toEnd)
    #expect(session.fingerprint == print)
    #expect(session.branches.map(\.schedule.description) == ["0"])
  }

  @Test("outlive the branch that leads there")
  func outlive() {
    let session = Session(Lesson())
    session.apply(.steps(cpu: 1, count: 3))
    session.apply(.bookmark("cleared"))
    session.apply(.goTo(0))
    session.apply(.step(cpu: 0))
    session.apply(.removeBranch(1))
    #expect(session.apply(.toBookmark("cleared")).isDone && session.schedule.description == "1*3")
  }

  @Test("have names, given or after their step, and can be moved and removed")
  func names() {
    let session = Session(Lesson())
    session.apply(.step(cpu: 1))
    session.apply(.bookmark(nil))
    session.apply(.bookmark(nil))
    session.apply(.goTo(0))
    session.apply(.step(cpu: 0))
    session.apply(.bookmark(nil))
    #expect(session.bookmarks.map(\.name) == ["step 1", "step 1/2"])
    session.apply(.step(cpu: 0))
    #expect(session.apply(.bookmark("step 1")) == .noted("bookmark 'step 1' stands at step 2 now"))
    #expect(session.bookmarks.map(\.position) == [2, 1])
    #expect(session.apply(.removeBookmark("step 1")) == .noted("bookmark 'step 1' is removed"))
    #expect(session.apply(.toBookmark("step 1")) == .refused("there is no bookmark 'step 1'"))
    #expect(session.bookmarks.count == 1)
  }
}
