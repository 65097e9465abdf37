import RaceMachine
import Testing

@testable import PageCacheModel

/// Where the kernel has what a word of the model stands for.
@Suite struct KernelByteTests {
  private func byte(_ name: String, geometry: String = "kernel") throws -> KernelByte? {
    let model = try KernelModel(scenario: "swap-delete-thp", proposal: "mask", set: [("geometry", geometry)])
    let machine = Machine(model)
    let address = try #require(
      (1..<model.map.wordCount).lazy.map(Address.init).first { model.map.name(of: $0) == name })
    return KernelReading(model, machine.view).kernelByte(address)
  }

  @Test("the lock of i_pages and the head of the tree share a line, the number of pages has another one")
  func addressSpace() throws {
    let space = "swap 0, space 21"
    let lock = try #require(try byte("i_pages(\(space)).xa_lock"))
    let head = try #require(try byte("i_pages(\(space)).xa_head"))
    let count = try #require(try byte("\(space).nrpages"))
    #expect(lock.object == .addressSpace(0) && head.object == lock.object && count.object == lock.object)
    #expect(lock.offset / 64 == head.offset / 64 && count.offset / 64 != head.offset / 64)
  }

  @Test("all of a struct page lies in 64 bytes; what judges remember lies nowhere")
  func page() throws {
    for field in ["flags", "mapping", "index", "private", "_refcount", "_mapcount", "compound_head"] {
      let byte = try #require(try byte("page[0x12400].\(field)"))
      #expect(byte.object == .page(0x12400) && byte.offset < 64)
    }
    #expect(try byte("page[0x12400].life") == nil)
  }

  @Test("the first slots of a node share a line with its counts")
  func node() throws {
    let count = try #require(try byte("xa_node#1.count"))
    let (near, far) = (try #require(try byte("xa_node#1.slots[2]")), try #require(try byte("xa_node#1.slots[3]")))
    #expect(count.offset / 64 == near.offset / 64 && near.offset / 64 != far.offset / 64)
    #expect(try #require(try byte("xa_node#1.slots[63]")).offset == 544)
  }
}
