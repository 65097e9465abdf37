import PageRaceEngine

/// What the progress line says while the questions of a demo are explored.
enum DemoProgress {
  static func text(_ watch: SearchWatch) -> String {
    let states = watch.states
    let count = states > 0 ? ": \(Figures.grouped(states)) states" : ""
    return "exploring every interleaving\(count); Ctrl-C ends it"
  }
}
