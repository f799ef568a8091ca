package io.codeweft.extract.offer;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.extract.Datasets;
import io.codeweft.tables.TableSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the table of files says of a repository as a whole.
 *
 * @param lines text lines of all files
 */
record FileTable(long files, long lines) {

  static FileTable read(OfferServices services, Map<String, TableVersion> tables, Path scratch) {
    TableVersion version = tables.get(Datasets.FILES);
    if (version == null || version.rows() == 0) {
      return new FileTable(0, 0);
    }
    TableSnapshot table =
        services.tables().at(services.warehouse().resolve(version.location()), version.version());
    SessionOptions options =
        SessionOptions.in(scratch.resolve("files")).withReadable(List.of(table.root()));
    long[] lines = {0};
    try (EngineSession session = services.engine().open(options)) {
      session.table(Datasets.FILES, table.schema(), table.paths());
      session.query(
          "select coalesce(sum(len(lines)), 0)::bigint as lines from " + Datasets.FILES,
          1,
          batch -> lines[0] = ((Number) batch.getVector(0).getObject(0)).longValue());
    }
    return new FileTable(version.rows(), lines[0]);
  }
}
