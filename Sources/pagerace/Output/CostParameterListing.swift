import PageRaceEngine
import RaceScreen

/// The cost parameters with their sources.
struct CostParameterListing {
  let parameters: CostParameters

  /// For people.
  func text(width: Int) -> String {
    CostParameter.all.map { parameter in
      let source = isDefault(parameter) ? parameter.source : "changed by the file of parameters"
      let value = CostParameter.text(parameter.value(in: parameters))
      let lines = ["\(parameter.name) = \(value) \(parameter.unit)", "  \(parameter.summary)"]
      let rest = CellWidth.wrap(source, width: max(20, width - 4)).map { "    " + $0 }
      return (lines + rest).joined(separator: "\n")
    }.joined(separator: "\n")
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
              "summary": .string(parameter.summary), "source": .string(parameter.source),
            ])
          })
      ),
    ])
  }

  private func isDefault(_ parameter: CostParameter) -> Bool {
    parameter.value(in: parameters) == parameter.value(in: CostParameters())
  }
}
