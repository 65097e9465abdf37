import PageCacheModel
import RaceMachine
import RaceSession

/// A row of the pages panel.
enum PageRow {
  /// A page by itself.
  case page(KernelReading.Page)
  /// Pages that tell the same: the first, the last, how many.
  case run(KernelReading.Page, KernelReading.Page, Int)
  /// A page frame that a lookup would give and that the model does not have.
  case stranger(Int64)
}

/// Which pages get a row of their own, and which are folded.
struct PageRows {
  let moment: Moment

  private var pages: [KernelReading.Page] { moment.pages }

  /// The rows: about `room` of them, and never more than `most`.
  func rows(_ room: Int, most: Int) -> [PageRow] {
    let strangers = strangers.map { PageRow.stranger($0) }
    let most = max(1, most - strangers.count)
    let room = min(most, max(1, room - strangers.count))
    if pages.count <= room { return pages.map { .page($0) } + strangers }
    let interesting = interesting
    var rows: [PageRow] = []
    var first = 0
    while first < pages.count {
      if interesting.contains(first) {
        rows.append(.page(pages[first]))
        first += 1
        continue
      }
      var last = first
      while last + 1 < pages.count, !interesting.contains(last + 1), looksLike(pages[last], pages[last + 1]) {
        last += 1
      }
      rows.append(first == last ? .page(pages[first]) : .run(pages[first], pages[last], last - first + 1))
      first = last + 1
    }
    return cut(fitted(rows, room), most) + strangers
  }

  /// Frames that lookups would give although no page of the model lies there.
  private var strangers: [Int64] {
    let frames = moment.lookups.filter(\.isWrong).compactMap(\.found)
    return Array(Set(frames.filter { frame in !pages.contains { Int64($0.pfn) == frame } })).sorted()
  }

  /// Pages that are never folded, by index: heads, what is wanted or given, what was read or written just now or comes next.
  private var interesting: Set<Int> {
    var frames: Set<Int64> = []
    for lookup in moment.lookups { frames.formUnion([lookup.wanted, lookup.found].compactMap { $0 }) }
    var targets: Set<Address> = moment.options.highlights
    for cpu in 0..<moment.session.cpuCount {
      if let next = moment.session.view.plannedAccess(of: cpu)?.address { targets.insert(next) }
    }
    if let last = moment.session.lastEvent?.access { targets.insert(last.address) }
    var found: Set<Int> = []
    // A huge page that was split leaves as many small ones as it had tails.
    let isCrowd = pages.count { $0.part == .small && !$0.isFree } > 8
    for (index, page) in pages.enumerated() {
      let isOwner = !page.isFree && (page.part == .head || page.part == .small && !isCrowd)
      if isOwner || index == 0 || frames.contains(Int64(page.pfn)) || targets.contains(page.privateWord.address)
        || isPointed(page)
      {
        found.insert(index)
      }
    }
    return found
  }

  /// Whether the viewer's eye is led to anything of a page.
  private func isPointed(_ page: KernelReading.Page) -> Bool {
    [page.flags, page.index, page.privateWord, page.refcount, page.mapcount, page.mapping]
      .contains { moment.options.highlights.contains($0.address) }
  }

  /// Whether two neighbours tell the same: both empty, or both with their own slot, and changed by the same CPU or not at all.
  private func looksLike(_ left: KernelReading.Page, _ right: KernelReading.Page) -> Bool {
    guard left.part == right.part, left.isFree == right.isFree else { return false }
    let (a, b) = (left.privateWord, right.privateWord)
    guard a.word == 0 ? b.word == 0 : b.word == a.word + 1 else { return false }
    return moment.mark(a.address).looksLike(moment.mark(b.address))
  }

  /// The rows that even the tightest panel must show: the first one, and from the end what a lookup has found.
  private func cut(_ rows: [PageRow], _ most: Int) -> [PageRow] {
    var kept = rows
    let found = Set(moment.lookups.compactMap(\.found))
    while kept.count > most {
      let spare = kept.indices.dropFirst().last {
        if case .page(let page) = kept[$0] {
          !found.contains(Int64(page.pfn)) && !isPointed(page)
        } else {
          true
        }
      }
      kept.remove(at: spare ?? kept.count - 1)
    }
    return kept
  }

  /// If there are too many rows still, those that nobody wants, would get or points at are dropped from the end: free
  /// frames, runs, tails, at last pages of their own; never the first row, which is the head, unless it is free.
  private func fitted(_ rows: [PageRow], _ room: Int) -> [PageRow] {
    var kept = rows
    let asked = Set(moment.lookups.flatMap { [$0.wanted, $0.found].compactMap { $0 } })
    func isSpare(_ index: Int, _ isKind: (PageRow) -> Bool) -> Bool {
      guard isKind(kept[index]) else { return false }
      guard case .page(let page) = kept[index] else { return true }
      return (index > 0 || page.isFree) && !asked.contains(Int64(page.pfn)) && !isPointed(page)
    }
    let kinds: [(PageRow) -> Bool] = [
      \.isFree, \.isRun, { if case .page(let page) = $0 { page.part == .tail } else { false } }, { _ in true },
    ]
    for kind in kinds {
      while kept.count > room, let index = kept.indices.last(where: { isSpare($0, kind) }) { kept.remove(at: index) }
    }
    return kept
  }
}

extension PageRow {
  /// Whether the allocator has all frames of the row.
  fileprivate var isFree: Bool {
    switch self {
    case .page(let page), .run(let page, _, _): page.isFree
    case .stranger: false
    }
  }

  fileprivate var isRun: Bool { if case .run = self { true } else { false } }
}
