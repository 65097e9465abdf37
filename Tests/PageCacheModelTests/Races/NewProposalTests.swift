import RaceMachine
import Testing

@testable import PageCacheModel

extension Proposal {
  /// The question of 23 March: mask only if the swap-cache flag is set; else go the way of ->index.
  static let maskIfSwapcache = Proposal(
    id: "mask-if-swapcache", label: "P9a", title: "mask only in the swap cache",
    summary: "A swap-cache page is masked; any other goes the way of ->index.",
    date: "2019-03-23", author: "Matthew Wilcox", source: "linux-mm, 23 March 2019",
    standing: "A question, not a patch.",
    formula: .mask,
    derivation: { kernel in
      [kernel.findSubpage(indexFrom: "head_index", after: kernel.maskIfFlagSet), kernel.headIndex]
    })
}

extension KernelProcedures {
  /// `if (PageSwapCache(page)) return page + (offset & (nr - 1))`, for a huge page of this geometry.
  func maskIfFlagSet(_ page: Local, _ offset: Local) -> [Procedure.Element] {
    let nr: Word = 1 << Word(memory.geometry.hugeOrder)
    return [
      Load("if (PageSwapCache(page)) mask", memory.pages.flags(page)) { c, flags in
        guard PageFlags(flags).isSwapCache else { return .next }
        return .back(c[page] &+ (c[offset] & (nr - 1)) &* KernelPointer.pageStructSize)
      }.element
    ]
  }
}

/// The README's example of a proposal of one's own.
@Suite struct NewProposalTests {
  @Test("a proposal in one file is explored like the others")
  func maskIfSwapcache() throws {
    let model = try KernelModel(.swapDeleteTHP, under: .maskIfSwapcache)
    // The flag can be gone before it is read: W2.
    #expect(Exploration(model).kinds == [Violation("vm-bug", "index > offset")])
  }
}
