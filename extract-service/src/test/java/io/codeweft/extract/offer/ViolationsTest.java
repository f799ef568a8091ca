package io.codeweft.extract.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.Tree;
import io.codeweft.extract.run.Extracts;
import io.codeweft.extract.run.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which an offer can break a declaration. What is said of it is kept as a golden file;
 * a run that differs writes its own to {@code target}: review it, then copy it over.
 */
class ViolationsTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/codeweft/extract/offer/violations.txt");
  private static final Path WRITTEN = Path.of("target/violations.txt");
  private static final String FILE = "in/a.parquet";

  @TempDir Path folder;
  private Extracts source;
  private Extracts target;
  private final StringBuilder told = new StringBuilder();

  @BeforeEach
  void extract() {
    source = new Extracts(folder.resolve("source"));
    Tree tree = new Tree(folder.resolve("repo"));
    tree.write("a.py", "a = 1\n").write("b.py", "b = 1\n").write("c.py", "c = '\u00e9'\n");
    source.land(tree.root());
    target = new Extracts(folder.resolve("target"));
  }

  @Test
  void eachIsToldExactly() throws IOException {
    columns();
    values();
    files();
    Files.createDirectories(WRITTEN.resolveSibling(""));
    Files.writeString(WRITTEN, told);
    assertThat(GOLDEN).exists().content().isEqualTo(told.toString());
    assertThat(target.hasTable(Datasets.FILES)).as("nothing has landed").isFalse();
    assertThat(target.warehouse().root().resolve("refused/offer-a-null/repo_files_v1"))
        .as("what was refused is kept")
        .isDirectoryContaining("glob:**a.parquet");
  }

  private void columns() {
    query("a column that is missing", "select * exclude (size_bytes) from repo_files_v1");
    query("a column that nobody declared", "select *, 1 as more from repo_files_v1");
    query(
        "a column of another name",
        "select * rename (size_bytes as sise_bytes) from repo_files_v1");
    query(
        "a column of another type",
        "select * replace (size_bytes::varchar as size_bytes) from repo_files_v1");
    query(
        "a column of a type we have not",
        "select * replace (timestamp '2026-01-01' as encoding) from repo_files_v1");
    query("a list of another type", lines("l.line_no::bigint", "l.start_byte"));
    query("a list of something else", "select * replace ([1] as lines) from repo_files_v1");
    query(
        "nested fields in another order",
        lines("1::int")
            .replace(
                "'line_no': 1::int, 'start_byte': l.start_byte",
                "'start_byte': l.start_byte, 'line_no': 1::int"));
  }

  private static String lines(String number) {
    return lines(number, "l.start_byte");
  }

  private static String lines(String number, String start) {
    return "select * replace (list_transform(lines, lambda l: {'line_no': "
        + number
        + ", 'start_byte': "
        + start
        + ", 'end_byte': l.end_byte, 'text': l.text}) as lines) from repo_files_v1 order by path";
  }

  private void values() {
    query(
        "a null",
        "select * replace (case when path = 'b.py' then null else file_sha256 end as file_sha256)"
            + " from repo_files_v1 order by path");
    query("a null deep inside", lines("if(path < 'c', null, l.line_no)"));
    query(
        "a null entry",
        "select * replace ([lines[1], null] as lines) from repo_files_v1 order by path");
    query(
        "another repository",
        "select * replace ('other' as repo) from repo_files_v1 order by path");
    query(
        "an id made otherwise",
        "select * replace ('file:1' as file_id) from repo_files_v1 order by path limit 1");
    query(
        "paths that lead elsewhere",
        "select * exclude (p) replace (p as path) from (select *, unnest(['/a.py', 'a/../b.py',"
            + " './a.py', 'a//b.py', 'e' || chr(769) || '.py', 'a\\b.py']) as p from"
            + " repo_files_v1 where path = 'a.py')");
    query(
        "a doubled key",
        "(select * from repo_files_v1 order by path) union all (select * from repo_files_v1 where"
            + " path = 'b.py')");
  }

  private void files() throws IOException {
    query(
        "other rows than told",
        "select * from repo_files_v1",
        file -> file(file.path(), file.sha256(), 7));
    query(
        "another digest",
        "select * from repo_files_v1",
        file -> file(file.path(), "0".repeat(64), 3));
    query(
        "a file that is not there",
        "select * from repo_files_v1",
        file -> file("in/none.parquet", file.sha256(), 3));
    query(
        "a path out of the inbox",
        "select * from repo_files_v1",
        file -> file("../inbox/in/a.parquet", file.sha256(), 3));
    query(
        "an absolute path",
        "select * from repo_files_v1",
        file -> file("/etc/hosts", file.sha256(), 3));
    Offering links = new Offering(target);
    Files.createSymbolicLink(links.file("in/link.parquet"), links.file("in/a.parquet"));
    query(
        "a link", "select * from repo_files_v1", file -> file("in/link.parquet", file.sha256(), 3));
    query(
        "a file that is too large",
        "select * replace ((select string_agg(md5(i::varchar), '') from range(60_000) t(i)) as"
            + " encoding) from repo_files_v1");
    garbage("no known format", "hello".getBytes(StandardCharsets.UTF_8));
    garbage("an empty file", new byte[0]);
    garbage("a broken Parquet file", "PAR1 and then nothing".getBytes(StandardCharsets.UTF_8));
    Offering unknown = new Offering(target).withId("unknown");
    tell("a dataset that nobody declares", unknown.replace("ast_file_v1").run());
    Offering mode = new Offering(target).withId("twice");
    mode.parquet(source, "select * from ast_files_v1", FILE);
    mode.parquet(source, "select * exclude (encoding) from repo_files_v1", "in/b.parquet");
    tell(
        "two datasets at once",
        mode.replace(Datasets.FILES, mode.told("in/b.parquet", 3))
            .replace(Datasets.AST, mode.told(FILE, 4))
            .run());
  }

  private void query(String what, String query) {
    query(what, query, UnaryOperator.identity());
  }

  private void query(String what, String query, UnaryOperator<ExtractOffered.File> change) {
    Offering offering = new Offering(target).withId(what.replace(' ', '-'));
    long rows = offering.parquet(source, query, FILE);
    ExtractOffered.File file = change.apply(offering.told(FILE, rows));
    tell(what, offering.replace(Datasets.FILES, file).run());
  }

  private static ExtractOffered.File file(String path, String sha256, long rows) {
    return new ExtractOffered.File(path, sha256, rows);
  }

  private void garbage(String what, byte[] content) throws IOException {
    Offering offering = new Offering(target).withId("garbage");
    Files.write(offering.file(FILE), content);
    tell(what, offering.replace(Datasets.FILES, offering.told(FILE, 1)).run());
  }

  private void tell(String what, RunState end) {
    told.append(what).append('\n');
    assertThat(end).as(what).isInstanceOf(RunState.Refused.class);
    for (ContractViolated violation : ((RunState.Refused) end).violations()) {
      told.append("  ").append(violation.view()).append(' ').append(violation.type());
      told.append(violation.column() == null ? "" : " " + violation.column());
      told.append(violation.rows() == 0 ? "" : ", " + violation.rows() + " rows").append('\n');
      told.append("    expected: ").append(plain(violation.expected())).append('\n');
      told.append("    actual: ").append(plain(violation.actual())).append('\n');
      violation.sample().forEach(s -> told.append("    ").append(plain(s)).append('\n'));
    }
    told.append('\n');
  }

  /** Without what differs from run to run. */
  private String plain(String text) {
    String datasets =
        Datasets.all().stream()
            .map(DatasetDeclaration::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return text.replace(target.warehouse().root().toString(), "WAREHOUSE")
        .replace(datasets, "DATASETS")
        .replaceAll("work/test-[0-9a-f-]+/task-[0-9]+", "SCRATCH")
        .replaceAll("sha256 [1-9a-f][0-9a-f]{63}", "sha256 OF-THE-FILE");
  }
}
