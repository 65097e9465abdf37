import PageRaceEngine
import RaceScreen

/// The cost parameters with their sources.
struct CostParameterListing {
  let parameters: CostParameters

  /// For people.
  func text(width: Int) -> String {
    CostParameter.all.map { parameter in
      let source =
        isDefault(parameter)
        ? "\(Self.words(parameter.origin)): \(parameter.source)" : "changed by the file of parameters"
      let value = CostParameter.text(parameter.value(in: parameters))
      let lines = ["\(parameter.name) = \(value) \(parameter.unit)", "  \(parameter.summary)"]
      let rest = CellWidth.wrap(source, width: max(20, width - 4)).map { "    " + $0 }
      return (lines + rest).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func words(_ origin: CostParameter.Origin) -> String {
    switch origin {
    case .published: "published"
    case .unverified: "published, but not verified by us"
    case .measured: "our measurement ('pagerace cost --calibrate' repeats it)"
    case .chosen: "our choice"
    }
  }

  /// One document.
  var json: OrderedJSON {
    .record([
      ("version", .integer(1)),
      (
        "parameters",
        .array(
          CostParameter.all.map { parameter in
            .object([
              "name": .string(parameter.name), "unit": .string(parameter.unit),
              "value": .number(parameter.value(in: parameters)), "isDefault": .bool(isDefault(parameter)),
              "summary": .string(parameter.summary), "origin": .string(parameter.origin.rawValue),
              "source": .string(parameter.source),
            ])
          })
      ),
    ])
  }

  private func isDefault(_ parameter: CostParameter) -> Bool {
    parameter.value(in: parameters) == parameter.value(in: CostParameters())
  }
}
