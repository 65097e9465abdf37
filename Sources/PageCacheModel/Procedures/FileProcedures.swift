import RaceMachine

extension KernelProcedures {
  /// The procedures of files and of reclaim, which no other scenario calls.
  var fileProcedures: [Procedure] {
    [
      genericFileBufferedRead, hugetlbfsPagecachePresent, mincorePage,
      shmemAddToPageCache, addToPageCacheLocked, deleteFromPageCache, pageCacheDelete, pageHuge, truncateInodePages,
      findGetPagesRange, removeInodeHugepages,
      allocPage, pageCacheRead, truncateThenRead,
      shmemWritepage, shmemDeleteFromPageCache, shmemSwapinPage,
      splitHugePageToList, splitHugePage, splitHugePageTail, deferredSplitScan, kswapd, doAnonymousPage,
      shrinkInactiveList, removeMapping, pageout, swapWritepage,
    ]
  }
}
