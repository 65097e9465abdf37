import RaceScreen
import Testing

@Suite struct CurveChartTests {
  private let chart = CurveChart(
    title: "growth", unit: "CPUs",
    curves: [
      CurveChart.Curve("fast", [.init(x: 0, y: 0), .init(x: 0.5, y: 0.5), .init(x: 1, y: 1)]),
      CurveChart.Curve("slow", [.init(x: 0, y: 0), .init(x: 1, y: 0)]),
    ],
    xTicks: [.init("1", at: 0), .init("256", at: 1)], yTicks: [.init("0", at: 0), .init("1 M", at: 1)])

  @Test("points stand where they belong, the first curve over the others, the legend below")
  func drawn() {
    let text = chart.canvas(width: 20, height: 10).plainText()
    #expect(
      text == """
        growth
        1 M │· · · · · ··●
            │        ···
            │     ·●·
            │  ···
          0 │●···········◆
            └─────────────
             1          256
                 CPUs
        ● fast   ◆ slow

        """, "\(text)")
  }

  @Test("the legend says which curve hides another one")
  func hidden() {
    var chart = chart
    chart.curves.append(CurveChart.Curve("same", chart.curves[0].points))
    #expect(chart.canvas(width: 40, height: 10).plainText().hasSuffix("● fast   ◆ slow   ■ same as ●\n"))
  }

  @Test("no size and no place breaks it")
  func anySize() {
    var wild = chart
    wild.curves.append(CurveChart.Curve("wild", [.init(x: -1, y: 9), .init(x: 2, y: -9)]))
    for width in 0..<40 { for height in 0..<16 { _ = wild.canvas(width: width, height: height) } }
  }
}
