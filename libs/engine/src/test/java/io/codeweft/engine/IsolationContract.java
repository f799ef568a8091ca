package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program is not trusted, even where the lane that made it is. */
abstract class IsolationContract extends EngineFixture {
  private static final Schema SCHEMA = Schema.parse("struct<k:int64!>");

  protected abstract List<String> programsThatRead(Path file);

  protected abstract List<String> programsThatEscape(Path target);

  @Test
  void filesOutsideCannotBeRead() throws Exception {
    Path secret = Files.createDirectories(temp.resolve("outside")).resolve("secret.csv");
    Files.writeString(secret, "k\n1\n");
    Path link = Files.createSymbolicLink(data().resolve("link.csv"), secret);
    Path neighbour = Files.createDirectories(temp.resolve(data().getFileName() + "x"));
    Path close = Files.writeString(neighbour.resolve("secret.csv"), "k\n1\n");
    try (EngineSession session = open()) {
      for (Path file :
          List.of(
              secret,
              link,
              close,
              data().resolve("../outside/secret.csv"),
              Path.of("/etc/passwd"))) {
        for (String program : programsThatRead(file)) {
          assertFails(EngineException.Kind.DENIED, () -> session.define("v", program, true), "'v'");
          assertFails(
              EngineException.Kind.DENIED,
              () -> session.query(program, 1_000, batch -> {}),
              "answering");
        }
      }
    }
  }

  @Test
  void programsCannotDoAnythingButQuery() throws Exception {
    Path target = data().resolve("target");
    try (EngineSession session = open()) {
      load(session, "t", SCHEMA, row(1L));
      for (String program : programsThatEscape(target)) {
        assertFails(EngineException.Kind.DENIED, () -> session.define("v", program, false), "'v'");
        assertFails(EngineException.Kind.DENIED, () -> session.query(program, 1_000, batch -> {}));
      }
      assertThat(data()).isEmptyDirectory();
      assertThat(rows(session, "t")).containsExactly("1");
    }
  }

  @Test
  void inputsAndOutputsStayInTheirDirectories() throws Exception {
    Path readable = Files.createDirectories(temp.resolve("readable"));
    Path outside = Files.createDirectories(temp.resolve("outside"));
    try (EngineSession session = engine().open(options().withReadable(List.of(readable)))) {
      load(session, "t", SCHEMA, row(1L));
      session.write("t", SCHEMA, List.of("k"), data().resolve("good.parquet"));
      Files.copy(data().resolve("good.parquet"), outside.resolve("o.parquet"));
      Files.copy(data().resolve("good.parquet"), readable.resolve("r.parquet"));
      Files.createSymbolicLink(data().resolve("out"), outside);
      Files.createSymbolicLink(data().resolve("link.parquet"), outside.resolve("o.parquet"));

      EngineException.Kind denied = EngineException.Kind.DENIED;
      for (Path file :
          List.of(
              readable.resolve("w.parquet"),
              outside.resolve("w.parquet"),
              data().resolve("out/w.parquet"),
              data().resolve("out/new/w.parquet"),
              data().resolve("link.parquet"),
              data().resolve("../outside/w.parquet"))) {
        assertFails(denied, () -> session.write("t", SCHEMA, List.of("k"), file), file.toString());
      }
      for (Path file : List.of(outside.resolve("o.parquet"), data().resolve("link.parquet"))) {
        assertFails(denied, () -> session.table("u", SCHEMA, List.of(file)), file.toString());
      }
      assertFails(
          EngineException.Kind.STORAGE,
          () -> session.table("u", SCHEMA, List.of(data().resolve("absent.parquet"))),
          "absent.parquet");
      Files.writeString(data().resolve("torn.parquet"), "PAR1 no more");
      assertFails(
          EngineException.Kind.INPUT,
          () -> session.table("u", SCHEMA, List.of(data().resolve("torn.parquet"))),
          "torn.parquet");
      session.table("u", SCHEMA, List.of(readable.resolve("r.parquet")));
      assertThat(rows(session, "u")).containsExactly("1");
      try (var files = Files.list(outside)) {
        assertThat(files).containsExactly(outside.resolve("o.parquet"));
      }
    }
  }

  @Test
  void aSingleReadableFileDoesNotOpenItsDirectory() throws Exception {
    try (EngineSession session = open()) {
      load(session, "t", SCHEMA, row(1L));
      session.write("t", SCHEMA, List.of("k"), data().resolve("a.parquet"));
      session.write("t", SCHEMA, List.of("k"), data().resolve("b.parquet"));
    }
    Path allowed = data().resolve("a.parquet");
    SessionOptions options = options().withWritable(List.of()).withReadable(List.of(allowed));
    try (EngineSession session = engine().open(options)) {
      session.table("a", SCHEMA, List.of(allowed));
      assertThat(rows(session, "a")).containsExactly("1");
      assertFails(
          EngineException.Kind.DENIED,
          () -> session.table("b", SCHEMA, List.of(data().resolve("b.parquet"))),
          "b.parquet");
    }
  }
}
