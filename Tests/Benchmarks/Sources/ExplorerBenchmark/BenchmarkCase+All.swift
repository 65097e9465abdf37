import PageRaceEngine

extension BenchmarkCase {
  /// All cases, in the order of the table.
  static let all = [
    BenchmarkCase(
      name: "full-3", title: "v5.4's fix, 4-page huge page, 3 readers, any offset, without reduction",
      subject: fix(readers: 3), options: .full,
      spin: SpinModel(file: "mask-hugetlb-split", readers: 3, search: .full)),
    BenchmarkCase(
      name: "reduced-3", title: "the same with reduction", subject: fix(readers: 3),
      spin: SpinModel(file: "mask-hugetlb-split", readers: 3, search: .reduced)),
    BenchmarkCase(
      name: "reduced-4", title: "the same with 4 readers", subject: fix(readers: 4),
      spin: SpinModel(file: "mask-hugetlb-split", readers: 4, search: .full, isLong: true)),
    BenchmarkCase(
      name: "shortest-4", title: "page-index, 4 pages, 4 readers, the shortest run to a violation",
      subject: pageIndex(readers: 4), spin: SpinModel(file: "page-index", readers: 4, search: .shortest),
      asksForShortestRun: true),
    BenchmarkCase(
      name: "runs-4", title: "the same, all violations and the best runs to each", subject: pageIndex(readers: 4),
      options: .best, isLong: true),
    BenchmarkCase(
      name: "matrix", title: "every scenario under every proposal, all that a check finds out",
      subject: .matrix(Catalogue.scenarios),
      options: CheckOptions()),
    BenchmarkCase(
      name: "pages-8", title: "v5.4's fix, 8 pages, 4 readers, with reduction",
      subject: fix(readers: 4, set: [("geometry", "kernel"), ("order", "3")]), isLong: true),
    BenchmarkCase(
      name: "reduced-6", title: "v5.4's fix, 4 pages, 6 readers, with reduction", subject: fix(readers: 6), isLong: true
    ),
  ]

  /// The case called `name`.
  static func named(_ name: String) -> BenchmarkCase? { all.first { $0.name == name } }

  /// Readers look up any page of a huge page while it is deleted, with the derivation that broke.
  private static func pageIndex(readers: Int) -> Subject {
    .pair(
      scenario: "swap-delete-thp", proposal: "page-index", readers: readers, set: [(name: "offset", value: "any")])
  }

  /// Readers look up any page of a huge page while it is deleted, under what v5.4 shipped.
  private static func fix(readers: Int, set: [(name: String, value: String)] = []) -> Subject {
    .pair(
      scenario: "swap-delete-thp", proposal: "mask-hugetlb-split", readers: readers,
      set: set + [(name: "offset", value: "any")])
  }
}
