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
    let isCrowd = pages.count { $0.part == .small } > 8
    for (index, page) in pages.enumerated() {
      let isOwner = page.part == .head || page.part == .small && !isCrowd
      if isOwner || index == 0 || frames.contains(Int64(page.pfn)) || targets.contains(page.privateWord.address) {
        found.insert(index)
      }
    }
    return found
  }

  /// Whether two neighbours tell the same: both empty, or both with their own slot, and changed by the same CPU or not at all.
  private func looksLike(_ left: KernelReading.Page, _ right: KernelReading.Page) -> Bool {
    guard left.part == right.part else { return false }
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
          !found.contains(Int64(page.pfn)) && !moment.options.highlights.contains(page.privateWord.address)
        } else {
          true
        }
      }
      kept.remove(at: spare ?? kept.count - 1)
    }
    return kept
  }

  /// If there are too many rows still, those that nobody wants or would get are dropped from the end.
  private func fitted(_ rows: [PageRow], _ room: Int) -> [PageRow] {
    guard rows.count > room else { return rows }
    var kept = rows
    while kept.count > room {
      let index = kept.lastIndex { if case .run = $0 { true } else { false } }
      guard let index else { break }
      kept.remove(at: index)
    }
    let asked = Set(moment.lookups.flatMap { [$0.wanted, $0.found].compactMap { $0 } })
    // The tails first, then pages of their own; never the first row, which is the head.
    for part in [Set([KernelReading.Part.tail]), [.tail, .small, .head]] {
      while kept.count > room {
        let index = kept.indices.dropFirst().last {
          if case .page(let page) = kept[$0] {
            part.contains(page.part) && !asked.contains(Int64(page.pfn))
          } else {
            false
          }
        }
        guard let index else { break }
        kept.remove(at: index)
      }
    }
    return kept
  }
}
