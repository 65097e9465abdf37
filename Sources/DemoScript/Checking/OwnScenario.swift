import PageCacheModel
import RaceMachine

/// The lines of an own scenario, which together make a sketch.
struct OwnScenario {
  let title: Spanned<String>
  var pages: [Spanned<Statement.Page>] = []
  var cpus: [(number: Spanned<Int>, call: Spanned<SketchedCall>)] = []

  init(_ title: Spanned<String>) { self.title = title }

  /// The sketch; complains about lines that cannot be.
  func sketch(_ geometry: Geometry, complaints: inout [Complaint]) -> ScenarioSketch {
    var sketch = ScenarioSketch(title.value, geometry: geometry)
    let count = complaints.count
    for page in pages {
      do throws(Complaint) {
        let value = try page.value.sketched(in: geometry)
        do { try sketch.add(value) } catch { throw Complaint(page.span, message: "\(error)") }
      } catch { complaints.append(error) }
    }
    // A call may miss a page that has been complained about.
    let hasAllPages = complaints.count == count
    for (position, cpu) in cpus.enumerated() {
      guard cpu.number.value == position else {
        complaints.append(Complaint(cpu.number.span, "the CPUs are numbered from 0 on; the next is \(position)"))
        continue
      }
      guard hasAllPages else { continue }
      do { try sketch.add(cpu.call.value) } catch { complaints.append(Complaint(cpu.call.span, message: "\(error)")) }
    }
    return sketch
  }
}

extension Statement.Page {
  /// The page that the line describes.
  fileprivate func sketched(in geometry: Geometry) throws(Complaint) -> SketchedPage {
    var page = SketchedPage(pfn: frame.value)
    var owner: SketchedSlot?
    var seen: Set<Int> = []
    for trait in traits {
      guard seen.insert(trait.value.topic).inserted else { throw Complaint(trait.span, "this has been said already") }
      switch trait.value {
      case .huge: page.order = geometry.hugeOrder
      case .order(let order): page.order = order
      case .in(.swap, let slot): page.place = .swap(slot)
      case .in(.file, let slot): page.place = .file(slot)
      case .in(.tmpfs, let slot): page.place = .tmpfs(slot)
      case .of(.tmpfs, let slot): owner = slot
      case .of: throw Complaint(trait.span, "only a page in swap is of a file, of tmpfs: 'in swap 0:9 of tmpfs 0:5'")
      case .mapped(let count): page.mapcount = Word(count)
      case .used(let slots): (page.usedSlots, page.isUsed) = (slots, slots.isEmpty)
      case .dirty: page.isDirty = true
      case .fresh: page.isFresh = true
      }
    }
    guard let owner else { return page }
    guard case .swap(let slot) = page.place else {
      throw Complaint(frame.span, "only a page in swap is of a file, of tmpfs: 'in swap 0:9 of tmpfs 0:5'")
    }
    page.place = .swapOfTmpfs(slot, file: owner)
    return page
  }
}

extension Statement.PageTrait {
  /// Traits of one topic exclude each other.
  fileprivate var topic: Int {
    switch self {
    case .huge, .order: 0
    case .in: 1
    case .of: 2
    case .mapped: 3
    case .used: 4
    case .dirty: 5
    case .fresh: 6
    }
  }
}
