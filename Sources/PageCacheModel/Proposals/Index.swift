import RaceMachine

extension Proposal {
  /// P1: the patch as first merged into -mm: derive from ->index, as for files.
  ///
  /// In the swap cache ->index is not the swap offset: 0 for a page that was never mapped, the linear index
  /// otherwise. It breaks there without any race; Qian Cai reported it on 22 March.
  static let index = Proposal(
    id: "index", label: "P1", title: "derive from ->index",
    summary: "The subpage is head − head->index + offset, for files and swap alike.",
    date: "2019-02-12", author: "Matthew Wilcox",
    source: "linux-mm, 'page cache: Store only head pages in i_pages', v2 to v4",
    standing: "Right for files. Wrong for swap without any race: ->index is not the swap offset.",
    formula: .subtractIndex,
    derivation: { [$0.findSubpage(indexFrom: "head_index"), $0.headIndex] })
}

extension KernelProcedures {
  /// `page->index` (kernel-facts 3.2), in the frame of `find_subpage()` of P1 and P7; under P7 it holds the swap
  /// entry of a swap-cache page.
  var headIndex: Procedure {
    var frame = Frame()
    let page = frame.argument("page", .page)
    return Procedure("head_index", frame) {
      Load("return page->index", memory.pages.index(page)) { c, word in
        let index = SwapEntry.offset(word)
        c.show(indexText(index))
        c.observe("index", index, ValueFormat("index", indexText))
        return .back(index)
      }
    }
  }
}
