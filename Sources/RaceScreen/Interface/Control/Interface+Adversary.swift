import RaceSession

extension Interface {
  /// Begins the way to a violation that is shown, else the shortest, or takes its next step; what is not known is explored first.
  mutating func playAdversary() {
    if let run, let adversary = run.adversary, adversary.fits(run.session), run.session.position < adversary.stepCount,
      run.session.divergence(from: adversary.schedule) == nil
    {
      self.run?.pause()
      run.session.markSeen()
      let answer = run.session.apply(.play(.following(adversary.schedule)))
      message = answer.message ?? adversary.words(run.session)
    } else if let answer = runAnswer, answer.isFinal {
      beginAdversary(answer)
    } else if run?.check != nil {
      run?.check?.wantsAdversary = true
    } else {
      beginCheck(wantsExample: false, wantsAdversary: true)
    }
  }

  /// Goes to where the way to a violation parts from what was done, or to the beginning.
  mutating func beginAdversary(_ answer: Answer) {
    // The counterexample that is shown, else the first: the shortest.
    let shown = run.flatMap { $0.showsExample ? $0.example?.index : nil } ?? 0
    guard let session = run?.session,
      let example = answer.examples.dropFirst(shown).first ?? answer.examples.first,
      let adversary = Adversary(example, in: session)
    else { return }
    run?.pause()
    run?.adversary = adversary
    if let step = session.divergence(from: adversary.schedule) {
      session.apply(.goTo(step - 1))
    } else if session.position >= adversary.stepCount {
      session.apply(.toStart)
    }
    session.markSeen()
    message = adversary.beginning + (session.position > 0 ? "; it goes on from step \(session.position)" : "")
  }
}

extension RunPage {
  /// The way to a violation that the run is on; nil when there is none, or the person has left it.
  var adversaryAtWork: Adversary? {
    guard let adversary, adversary.fits(session), session.divergence(from: adversary.schedule) == nil else {
      return nil
    }
    return adversary
  }

  /// What a person hears who has just left the way to a violation.
  var wordsOnLeaving: String? {
    guard let adversary, adversary.fits(session), session.position > 0,
      session.divergence(from: adversary.schedule) == session.position
    else { return nil }
    return "this leaves the adversary's way; a goes back to it"
  }
}
