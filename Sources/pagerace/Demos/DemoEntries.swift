import DemoLibrary
import DemoScript
import RaceScreen

extension DemoEntry {
  /// The demos that come with the program, in teaching order.
  static var embedded: [DemoEntry] {
    EmbeddedDemos.all.map { DemoEntry(name: $0.id, source: DemoSource(name: $0.name, bytes: $0.bytes)) }
  }
}
