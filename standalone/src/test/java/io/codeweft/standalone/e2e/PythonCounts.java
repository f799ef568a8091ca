package io.codeweft.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Python itself counts in a folder, with nothing of ours between. */
final class PythonCounts {
  private static final String SCRIPT =
      """
      import ast, json, pathlib, symtable, sys, tokenize

      counts = dict(files=0, lines=0, nodes=0, calls=0, definitions=0, aliases=0, decorators=0, scopes=0)

      def scopes(table):
          return 1 + sum(scopes(child) for child in table.get_children())

      for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.py")):
          with tokenize.open(path) as file:
              text = file.read()
          counts["files"] += 1
          counts["lines"] += len(text.split("\\n")) - text.endswith("\\n") if text else 0
          counts["scopes"] += scopes(symtable.symtable(text, str(path), "exec"))
          for node in ast.walk(ast.parse(path.read_bytes())):
              counts["nodes"] += 1
              counts["calls"] += isinstance(node, ast.Call)
              counts["aliases"] += isinstance(node, ast.alias)
              if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                  counts["definitions"] += 1
                  counts["decorators"] += len(node.decorator_list)
      print(json.dumps(counts))
      """;

  private PythonCounts() {}

  static JsonNode of(Path folder) {
    try (WeftProcess python =
        WeftProcess.start(Map.of(), List.of("python3", "-c", SCRIPT, folder.toString()))) {
      WeftProcess.Ended ended = python.await(Duration.ofMinutes(1));
      if (ended.exitCode() != 0) {
        throw new AssertionError("python3 failed: " + ended);
      }
      return Json.mapper().readTree(ended.out());
    } catch (IOException e) {
      throw new AssertionError("python3 printed no JSON", e);
    }
  }
}
