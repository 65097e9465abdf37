extension HelpPage {
  /// How to read the page of costs.
  static let costSigns: [(StyledText, String)] = [
    (StyledText("\(Glyphs.cpu(0)) ", .cpu(0)) + StyledText("\(Glyphs.cpu(1))", .cpu(1)), "the curve of that proposal"),
    (StyledText(String(Glyphs.empty), .rule), "no curve; space adds it"),
    (StyledText(String(Glyphs.folded), .strong), "is being simulated"),
    ("/", "has no cost: it breaks even when nothing else runs"),
    ("of linear", "the part of what so many CPUs would make if none disturbed another"),
    ("lookup", "half of the lookups take no longer; p99: 99 of 100"),
    (
      "the others",
      "the part of all CPU time that goes by in waiting for that lock or grace period, or in moving that line"
    ),
    ("the knee", "the first number of CPUs that makes less than nine tenths of the straight line"),
    (
      "left out",
      "caches that are too small, store buffers, out-of-order execution, a busy interconnect, hyperthreads, interrupts, huge pages, what a failed trylock does, a task that runs while another one sleeps"
    ),
    ("more", "'pagerace cost' has any mix and parameter, their sources, and a measurement on this machine"),
  ]
}
