import PageCacheModel
import RaceMachine
import Testing

/// What views see of files, hugetlb pages and free frames.
@Suite struct FileReadingTests {
  @Test("a hugetlbfs file has one slot a huge page, five levels for index 511, and hugetlb pages")
  func hugetlb() throws {
    let model = try KernelModel(scenario: "hugetlb", proposal: "mask-hugetlb-split")
    let reading = KernelReading(model, Machine(model).view)
    let space = try #require(reading.spaces.first)
    #expect(space.name == "file 0")
    #expect(space.pageCount == 3)
    #expect(space.nodes.first?.shift == 8)
    let leaves = space.nodes.filter { $0.shift == 0 }
    #expect(leaves.map(\.firstIndex) == [0, 508])
    #expect(
      leaves.map { $0.slots.map(\.text) } == [["0x40", "0x44", "NULL", "NULL"], ["NULL", "NULL", "NULL", "0x48"]])
    let pages = reading.pages
    #expect(pages.filter(\.isHugetlb).map(\.pfn) == [0x40, 0x44, 0x48])
    #expect(pages.filter(\.isHugetlb).map(\.refcount.word) == [1, 1, 1])
    #expect(pages[1].part == .tail && pages[1].flags.text == "private")
  }

  @Test(
    "readers find the pages of a file up to date, whichever part they look up",
    arguments: ["truncate", "page-reuse", "tmpfs"])
  func upToDate(_ scenario: String) throws {
    let index = scenario == "tmpfs" ? "5" : "any"
    let model = try KernelModel(scenario: scenario, proposal: "mask-hugetlb-split", set: [("offset", index)])
    let choices = Machine(model).view.moves.filter { $0.cpu == 0 }
    #expect(choices.count == (index == "any" ? 4 : 1))
    for first in choices {
      let machine = Machine(model)
      var answers: [String] = []
      var move: Move? = first
      while let next = move {
        for line in try machine.step(next).lines where model.program.lines[line.line].name == "PageUptodate(page) ?" {
          answers.append(line.result)
        }
        move = machine.view.moves.first { $0.cpu == 0 }
      }
      #expect(answers == ["yes"], "\(first)")
    }
  }

  @Test("a page of tmpfs comes last to the file's slot and leaves a swap entry there")
  func tmpfs() throws {
    let model = try KernelModel(scenario: "tmpfs", proposal: "mask-hugetlb-split")
    let machine = Machine(model)
    #expect(KernelReading(model, machine.view).spaces.map(\.name) == ["swap 0, space 0", "file 0"])
    #expect(KernelReading(model, machine.view).spaces.map(\.pageCount) == [0, 1])
    while machine.view.canRun(1) { machine.advance(Move(cpu: 1)) }
    let reading = KernelReading(model, machine.view)
    #expect(reading.spaces[1].pageCount == 0)
    #expect(reading.spaces[1].nodes.flatMap(\.slots).contains { $0.text == "value 9" })
    #expect(reading.spaces[0].nodes.flatMap(\.slots).contains { $0.text == "0x49" })
    #expect(reading.swapSlots[9].value.text == "cache + shmem")
    #expect(reading.pages[0].isInSwapCache && !reading.pages[0].isLocked && reading.pages[0].refcount.word == 1)
  }

  @Test("a frame is free after a truncation, and has a new owner after a read")
  func reuse() throws {
    let model = try KernelModel(scenario: "page-reuse", proposal: "mask-hugetlb-split")
    let machine = Machine(model)
    var wasFree = false
    while machine.view.canRun(1) {
      machine.advance(Move(cpu: 1))
      let head = KernelReading(model, machine.view).pages[0]
      wasFree = wasFree || head.isFree
    }
    let pages = KernelReading(model, machine.view).pages
    #expect(wasFree)
    #expect(!pages[0].isFree && pages[0].wasFreed && pages[0].part == .small && pages[0].index.word == 5)
    #expect(pages[1].isFree && pages[1].part == .small)
  }

  @Test("a record that is no cursor is not taken for one")
  func cursor() throws {
    let machine = Machine(try KernelModel(scenario: "hugetlb", proposal: "mask"))
    while machine.view.canRun(1) {
      machine.advance(Move(cpu: 1))
      #expect(KernelReading(try #require(machine.model as? KernelModel), machine.view).cpus.count == 2)
    }
  }

  @Test("the wanted page is known without the number of its life")
  func wanted() throws {
    let model = try KernelModel(scenario: "truncate", proposal: "mask-hugetlb-split")
    let machine = Machine(model)
    machine.advance(Move(cpu: 0))
    let reading = KernelReading(model, machine.view)
    #expect(reading.wantedPage(of: 0).map(reading.pageText) == "0x4a")
  }

  @Test(
    "parameters that do not fit are refused",
    arguments: [
      ("hugetlb", "offset", "2"), ("hugetlb", "order", "0"), ("tmpfs", "order", "huge"), ("tmpfs", "direction", "up"),
      ("truncate", "offset", "16"), ("truncate", "order", "3"), ("page-reuse", "frame", "4"),
      ("thp-split", "deleted", "4"), ("thp-split", "order", "0"), ("thp-split", "old-head", "gone"),
      ("thp-split", "offset", "3"), ("reclaim", "offset", "1"),
    ])
  func refused(scenario: String, name: String, value: String) {
    #expect(throws: ModelError.self) { try KernelModel(scenario: scenario, set: [(name, value)]) }
  }
}
