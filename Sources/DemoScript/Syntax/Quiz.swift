/// A question to the audience, and the answers of which it picks one.
public struct Quiz: Hashable, Sendable {
  /// The question.
  public let question: String
  /// The answers, from the first key on.
  public let answers: [Answer]
  /// Which of them is right, from 0.
  public let right: Int

  /// Something that the audience can pick.
  public struct Answer: Hashable, Sendable {
    /// What it says.
    public let text: String
    /// What is said to who picks it; nil for nothing.
    public let reply: String?
  }

  /// A question has at least and at most so many answers.
  static let answerCount = 2...3

  /// The words that people read before they pick.
  var wordCount: Int { ([question] + answers.map(\.text)).reduce(0) { $0 + $1.split(separator: " ").count } }
}
