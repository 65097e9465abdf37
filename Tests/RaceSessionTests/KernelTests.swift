import PageCacheModel
import RaceMachine
import RaceSession
import Testing

@Suite("Sessions of the kernel model")
struct KernelTests {
  private func w1() throws -> Session {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    for (cpu, place) in [(0, "xas_reload"), (1, "set_page_private"), (0, "dump_page")] {
      try #require(session.apply(.stepUntil(cpu: cpu, try ProgramPlace(parsing: place))).isDone)
    }
    return session
  }

  @Test("the panic: the slot names the head, its private is gone")
  func panic() throws {
    let session = try w1()
    let first = try #require(session.verdict.first)
    #expect(first.violation == Violation("vm-bug", "index + nr <= offset"))
    #expect(first.cpu == 0)
    let index = try #require(session.observation("index", of: 0))
    #expect(index.value == 0)
    let address = try #require(index.address)
    #expect(session.map.name(of: address) == "page[0x48].private")
    let slot = try #require(session.reading?.swapSlots.first { $0.offset == 10 })
    #expect(session.map.name(of: slot.value.address) == "swap_map[0:10]", "a word of its own has no field's name")
    let write = try #require(session.provenance(of: address))
    #expect(write.cpu == 1 && write.new == 0)
    #expect(session.observation("wanted", of: 0)?.text == "0x4a")
    #expect(session.observation("slot", of: 0)?.text == "0x48")
    #expect(session.observation("offset", of: 0)?.text == "10")
    #expect(session.lines(of: 0).filter { !$0.violations.isEmpty }.map(\.text) == ["VM_BUG_ON(index + nr <= offset)"])
  }

  @Test("the same schedule under another proposal, as far as it fits")
  func proposal() throws {
    let session = try w1()
    let (there, schedule) = (session.position, session.schedule)
    let answer = session.apply(.proposal("mask"))
    #expect(answer.isDone && session.kernel?.proposal == "mask")
    #expect(session.position < there, "the lookup under mask is shorter than one that dies")
    #expect(answer.message == "under mask the schedule fits up to step \(session.position): CPU 0 has finished")
    #expect(!session.verdict.isBroken)
    #expect(session.observation("found", of: 0)?.text == "0x4a")
    session.apply(.proposal("page-index"))
    session.apply(.toEnd)
    #expect(session.schedule == schedule, "what did not fit is kept")
    #expect(session.apply(.proposal("page-index")) == .nothing("the proposal is page-index already"))
    #expect(session.apply(.proposal("maks")).message?.contains("did you mean 'mask'?") == true)
    #expect(session.schedule == schedule)
  }

  @Test("what did not fit is forgotten by a step of the viewer's own")
  func leftover() throws {
    let session = try w1()
    session.apply(.proposal("mask"))
    session.apply(.step(cpu: 1))
    let schedule = session.schedule
    session.apply(.proposal("page-index"))
    session.apply(.toEnd)
    #expect(session.schedule == schedule)
  }

  @Test("another scenario or value begins anew")
  func scenario() throws {
    let session = try w1()
    #expect(session.apply(.scenario("swap-delete")) == .moved(nil))
    #expect(session.position == 0 && session.length == 0 && session.kernelModel?.scenario.id == "swap-delete")
    session.apply(.step(cpu: 1))
    #expect(session.apply(.set(name: "offset", value: "any")) == .moved(nil))
    #expect(session.position == 0)
    #expect(session.apply(.set(name: "offset", value: "99")).isDone == false)
    #expect(session.apply(.scenario("swap")).isDone == false)
    #expect(session.kernel?.settings == [KernelChoice.Setting("offset", "any")])
    #expect(Session(Lesson()).apply(.proposal("mask")) == .refused("this model has no proposals"))
  }
}
