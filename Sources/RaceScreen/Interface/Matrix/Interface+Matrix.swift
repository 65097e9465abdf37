import RaceSession

extension Interface {
  /// Opens the matrix over what is open, at the pair of the run.
  mutating func openMatrix() {
    run?.pause()
    run?.dropCheck()
    var page = matrix ?? MatrixPage()
    if let run {
      if let kernel = run.session.kernelModel {
        page.select(scenario: kernel.scenario.id, proposal: kernel.proposal.id)
      }
      page.beneath.removeAll { $0.isFromMatrix }
      page.beneath.append(run)
    }
    run = nil
    matrix = page
    advanceMatrix()
  }

  /// Leaves the matrix for the run from which it was opened, or for the page before.
  mutating func closeMatrix() {
    run = matrix?.beneath.popLast()
    guard run?.isFromMatrix != true else { return }
    matrix?.stop()
    matrix = nil
  }

  /// Opens the run of the selected cell: the counterexample if there is one, else its beginning.
  mutating func openCell() {
    guard let question = matrix?.selected else { return }
    do {
      var page = fresh(try Session(question.choice))
      page.isFromMatrix = true
      run = page
    } catch {
      message = error.description
      return
    }
    if let answer = answers[question], !answer.examples.isEmpty { showExample(of: answer) }
  }

  /// Stops the checks of the matrix, or goes on with the pairs that are missing; with none missing, begins again.
  mutating func exploreMatrix() {
    guard let matrix else { return }
    let missing = matrix.missing(answers)
    if matrix.isRunning {
      self.matrix?.stop()
      message = "stopped; \(missing) of \(matrix.questions.joined().count) pairs are to come, e goes on"
      return
    }
    if missing == 0 {
      for question in matrix.questions.joined() { answers[question] = nil }
    }
    self.matrix?.goOn()
    advanceMatrix()
  }

  /// Takes the answers to the matrix that have come by now, and begins the next checks.
  mutating func advanceMatrix() {
    guard let taken = matrix?.takeAnswers(), let explorations else { return }
    for (question, answer) in taken { learn(answer, to: question) }
    matrix?.begin(explorations, answers)
  }
}
