package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.run.Extracts;
import io.codeweft.extract.run.RunState;
import io.codeweft.tables.StoredGraphs;
import io.codeweft.tables.WorkArea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes offers as others would: a DuckDB of its own reads the tables of an extract of ours and
 * writes Parquet files.
 */
final class Offering {
  private static final ExtractOffered.Tool TOOL = new ExtractOffered.Tool("other", "2.0");

  private final Extracts target;
  private final Path inbox;
  private final Map<String, ExtractOffered.Dataset> datasets = new TreeMap<>();
  private final List<ViewGraphRegistered> registered = new ArrayList<>();
  private String id = "offer-1";

  /**
   * @param target of the offers
   */
  Offering(Extracts target) {
    this.target = target;
    this.inbox = target.warehouse().root().resolve("inbox");
  }

  Offering withId(String other) {
    id = other;
    return this;
  }

  Offering withRegistered(ViewGraphRegistered graph) {
    registered.add(graph);
    return this;
  }

  /** Where a file of the inbox lies; folders are created. */
  Path file(String name) {
    try {
      Path file = inbox.resolve(name);
      Files.createDirectories(file.getParent());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the answer of a query as Parquet.
   *
   * @param query over the datasets of {@code source}
   * @return rows
   */
  long parquet(Extracts source, String query, String name) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (var dataset : Datasets.all()) {
        String files =
            source.table(dataset.name()).paths().stream()
                .map(path -> "'" + path + "'")
                .collect(Collectors.joining(", "));
        if (!files.isEmpty()) {
          statement.execute(
              "create view %s as select * from read_parquet([%s])"
                  .formatted(dataset.name(), files));
        }
      }
      return statement.executeUpdate(
          "copy (%s) to '%s' (format parquet)".formatted(query, file(name)));
    } catch (SQLException e) {
      throw new IllegalStateException(query + ": " + e.getMessage(), e);
    }
  }

  /** What is said of a file in the inbox. */
  ExtractOffered.File told(String name, long rows) {
    try {
      return new ExtractOffered.File(name, Digest.sha256Hex(Files.readAllBytes(file(name))), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Offering replace(String dataset, ExtractOffered.File... files) {
    datasets.put(
        dataset,
        new ExtractOffered.Dataset(ExtractOffered.Mode.REPLACE, List.of(), List.of(files)));
    return this;
  }

  Offering paths(String dataset, List<String> paths, ExtractOffered.File... files) {
    datasets.put(
        dataset, new ExtractOffered.Dataset(ExtractOffered.Mode.PATHS, paths, List.of(files)));
    return this;
  }

  ExtractOffered offer() {
    return new ExtractOffered(id, Extracts.REPO, TOOL, datasets);
  }

  RunState run() {
    return run(offer());
  }

  RunState run(ExtractOffered offer) {
    OfferRequest.require(offer);
    OfferServices services =
        new OfferServices(
            target.warehouse(),
            target.tables(),
            target.engine(),
            new Inbox(inbox, 1 << 20),
            new Declarations(
                new StoredGraphs(target.warehouse().objects()), sink -> registered.forEach(sink)));
    try (WorkArea area = WorkArea.open(target.warehouse(), "test", Duration.ofMinutes(1));
        WorkArea.Scratch scratch = area.scratch()) {
      return new OfferRun(offer, services).run(scratch.path(), target.landing(), _ -> {});
    }
  }
}
