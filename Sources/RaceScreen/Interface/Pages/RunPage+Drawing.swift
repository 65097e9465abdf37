extension RunPage {
  func draw(in canvas: inout Canvas) {
    canvas.put("step \(session.position) of \(session.length)", x: 1, y: 0, .strong)
    for cpu in 0..<session.cpuCount { canvas.put("\(Glyphs.tag(cpu)) \(session.status(of: cpu))", x: 1, y: 2 + cpu) }
  }
}
