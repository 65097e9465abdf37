import PageCacheModel
import RaceMachine

/// The lines of own scenarios.
extension Statement.Page {
  /// `0x48 huge in swap 0:8`.
  var text: String { ([frame.value.frameText] + traits.map(\.value.text)).joined(separator: " ") }
}

extension Statement.PageTrait {
  fileprivate var text: String {
    switch self {
    case .huge: "huge"
    case .order(let order): "order \(order)"
    case .in(let cache, let slot): "in \(cache.rawValue) \(slot.text)"
    case .of(let cache, let slot): "of \(cache.rawValue) \(slot.text)"
    case .mapped(1): "mapped"
    case .mapped(let count): "mapped \(count)"
    case .used(let slots): (["used"] + slots.map { "\($0)" }).joined(separator: " ")
    case .dirty: "dirty"
    case .fresh: "fresh"
    }
  }
}

extension SketchedCall {
  /// `lookup swap 0:10 by readahead`.
  var text: String {
    switch self {
    case .lookup(.slot(let slot), let reader): "lookup swap \(slot.text) by \(reader.rawValue)"
    case .lookup(.any(let page), let reader): "lookup any of \(page.pageText) by \(reader.rawValue)"
    case .fileLookup(.slot(let slot), let reader): "lookup file \(slot.text) by \(reader.rawValue)"
    case .fileLookup(.any(let page), let reader): "lookup any of \(page.pageText) by \(reader.rawValue)"
    case .exit(let page): "exit \(page.pageText)"
    case .writeFault(let page): "write-fault \(page.pageText)"
    case .freeSwap(let page): "free-swap \(page.pageText)"
    case .move(let page, let slot): "move \(page.pageText) to swap \(slot.text)"
    case .reclaim(let page): "reclaim \(page.pageText)"
    case .swapOut(let page, let slot): "swap-out \(page.pageText) to swap \(slot.text)"
    case .swapIn(let page): "swap-in \(page.pageText)"
    case .rmapWalk(let page): "rmap-walk \(page.pageText)"
    case .split(let page, let part, let head): "split \(page.pageText) deleting \(part) head \(head.rawValue)"
    case .truncate(let page, nil): "truncate \(page.pageText)"
    case .truncate(let page, let read?): "truncate \(page.pageText) reading \(read.slot.text) into \(read.part)"
    }
  }
}

extension SketchedSlot {
  fileprivate var text: String { "\(file):\(index)" }
}

extension Word {
  fileprivate var frameText: String { "0x" + String(self, radix: 16) }
  fileprivate var pageText: String { "page " + frameText }
}
