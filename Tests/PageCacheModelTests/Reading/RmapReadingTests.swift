@testable import PageCacheModel
import RaceMachine
import Testing

@Suite("Reading mappings")
struct RmapReadingTests {
  private func reading(_ scenario: String, _ proposal: String = "mask") throws -> KernelReading {
    let model = try KernelModel(scenario: scenario, proposal: proposal)
    return KernelReading(model, Machine(model).view)
  }

  @Test("the linear index stands in the field that the proposal uses")
  func linearIndex() throws {
    let plain = try #require(try reading("reuse-rmap").linearIndices.first)
    #expect(plain.fieldName == "page->index" && plain.isRight && plain.isMapped)
    #expect(plain.value.text == "0x7fa815848")
    let swapped = try #require(try reading("reuse-rmap", "swap-roles").linearIndices.first)
    #expect(swapped.fieldName == "page->private" && swapped.isRight)
    #expect(try reading("swap-delete").linearIndices.isEmpty)
  }

  @Test("a page table is there where a task looks at it")
  func pageTable() throws {
    #expect(try reading("reuse-rmap").pageTable?.entries[0].value.text == "present")
    #expect(try reading("fault-thp").pageTable?.entries[0].value.text == "swap 0:10")
    #expect(try reading("swap-move").pageTable == nil)
  }

  @Test("no slot is stale at the beginning", arguments: Catalogue.scenarios.map(\.id))
  func nothingStale(_ scenario: String) throws {
    for proposal in ["subpages", "mask"] {
      let reading = try reading(scenario, proposal)
      #expect(reading.spaces.allSatisfy { reading.staleSlots(of: $0).isEmpty })
      #expect(reading.spaces.allSatisfy { $0.countsHugePages == (scenario == "hugetlb") })
    }
  }
}
