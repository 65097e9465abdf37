import RaceSession

/// What a key or a click can ask for.
public enum Command: Hashable, Sendable {
  /// End the program.
  case quit
  /// Leave what is open: an overlay, or the page for the one it was opened from.
  case leave
  /// Show the keys of what is open, or close them again.
  case help
  /// Paint the whole screen again.
  case redraw

  /// The item above (-1) or below (1); in a panel or the help, scroll.
  case move(Int)
  /// A page up (-1) or down (1).
  case movePage(Int)
  /// The first item of a list.
  case first
  /// The last item of a list.
  case last
  /// The column to the left (-1) or to the right (1).
  case column(Int)
  /// Take the selected item.
  case choose
  /// Go on with the run of last time.
  case goOn

  /// One step of a CPU.
  case step(cpu: Int)
  /// So many steps back.
  case back(Int)
  /// So many steps along the known way.
  case forward(Int)
  /// The beginning; the known way is kept.
  case toStart
  /// The end of the known way.
  case toEnd
  /// Begin to play by itself, or stop that.
  case playOrPause
  /// Twice as fast.
  case faster
  /// Half as fast.
  case slower
  /// The beginning; the known way is forgotten.
  case restart
  /// Show the list of proposals.
  case proposals
  /// Show the list of scenarios.
  case scenarios
  /// Show the list of parameters.
  case parameters
  /// Show fewer things with more space, for a lecture hall, or all of them again.
  case large
  /// Show the tree of another address space.
  case nextTree
  /// Show every node of the tree with all its slots, or the picture of it again.
  case wholeTree
  /// Give the next panel the focus, or the previous one for -1.
  case panel(Int)

  /// Explore all interleavings of the run's pair, end that early, or say what came out; in the matrix, the same for the
  /// pairs that are missing.
  case explore
  /// Show a counterexample, or the next one.
  case counterexample
  /// Say why the run breaks, or the selected pair; close that page again.
  case why
  /// Return to the person's own run that a counterexample has taken the place of.
  case ownRun
  /// Show the lanes of the run, or close them again.
  case lanes
  /// In the lanes, the next switch to another CPU, or the previous one for -1.
  case nextSwitch(Int)
  /// In the lanes, the next step at which two runs differ.
  case nextDifference
  /// In the lanes, the next counterexample beside the run.
  case compareExample
  /// In the lanes, the same schedule under that proposal beside the run.
  case compare(proposal: String)
  /// In the lanes, fewer steps in a column, or more for -1.
  case zoom(Int)
  /// In the lanes, all steps in sight, or a column for each.
  case zoomAll
  /// Show the list of challenges.
  case challenges
  /// Begin the challenge of that pair.
  case challenge(KernelChoice)
  /// Show the matrix of all pairs.
  case matrix

  /// Steps of the CPU that ran last until the call before which it stands has come back.
  case stepOver
  /// Steps of that CPU until its function has come back.
  case stepOut
  /// Stop play at the next line of that CPU, or no longer.
  case breakpoint
  /// Put a bookmark here.
  case bookmark
  /// Show the ways that were left, bookmarks and stop points.
  case ways
  /// Forget the selected item.
  case remove
  /// Take the next step of the shortest way to a violation.
  case adversary
  /// Play by chance.
  case random
  /// Show each line of the CPU with its single access, or no longer.
  case expand
  /// Type what to look for in the run.
  case search
  /// The next step that matches what was looked for last (1), or the one before (-1).
  case searchAgain(Int)
  /// Open the command line.
  case commandLine
  /// The line typed before (-1), or after (1); in a list that is filtered, another item.
  case recall(Int)
  /// Complete what is typed: the next possibility (1), or the one before (-1).
  case complete(Int)
  /// Show what each fix costs.
  case costs
  /// Divide the axes of the chart the other way.
  case changeScale
  /// More deletions, or fewer for -1.
  case deletions(Int)
  /// More address spaces, or fewer for -1.
  case spaces(Int)
  /// More other work between two lookups, or less for -1.
  case work(Int)

  /// Select a value, to be told its story; or select none again.
  case inspect
  /// Go to the step before (-1) or after (1) that touches the selected value.
  case access(Int)
  /// Show all steps of the known way; close that page again.
  case events
  /// Type words that the steps or items shown must have.
  case filter

  /// Type a caption for the recording.
  case say
  /// Type the name of a chapter for the recording.
  case nameChapter
  /// Erase the character before the cursor (-1) or at it (1).
  case erase(Int)

  /// Pick an answer to the question of a demo, from 0.
  case answer(Int)
  /// The next chapter, or the previous one for -1.
  case chapter(Int)
  /// Make a run of one's own out of a demo, from where it stands.
  case takeOver
}

extension Command {
  /// How many items or rows it moves a selection or a text; nil if it does not.
  var distance: Int? {
    let far = 1_000_000
    switch self {
    case .move(let distance): return distance
    case .movePage(let direction): return direction * 10
    case .first: return -far
    case .last: return far
    default: return nil
    }
  }
}
