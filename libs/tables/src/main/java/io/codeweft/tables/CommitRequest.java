package io.codeweft.tables;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One new version of a table.
 *
 * <p>A schema other than that of {@code base} replaces the table's schema in the same commit. Old
 * files cannot be read with a new schema, so such a commit must remove every live file and carries
 * no {@code changes}: the feed of that version is all old rows out, all new rows in. Earlier
 * versions stay readable with the schema they had; {@link VersionChanges} of the version names the
 * old files as they are, while general readers of change feeds may show their rows with the new
 * columns.
 *
 * @param table absolute directory of the table
 * @param properties free properties such as {@code codeweft.fingerprint}; they are merged into
 *     those of the table. Names that start with {@code delta.} are refused
 * @param base the version this commit was computed against; empty = the table must not exist yet
 * @param add data files below {@code table}; their columns are exactly {@code schema}
 * @param remove paths below {@code table} of files that are live in {@code base}
 * @param changes the row changes of this version: the columns of {@code schema} and {@code
 *     _change_type} ({@code insert}, {@code delete}, {@code update_preimage}, {@code
 *     update_postimage}), in files below {@code _change_data/}. Without any the feed of this
 *     version is the rows of the removed and added files
 * @param appId who commits; keep them few per table, they are never forgotten
 * @param appVersion number of this commit among those of {@code appId}; a table that has seen it,
 *     or a higher one, answers {@link CommitResult.AlreadyCommitted}
 */
public record CommitRequest(
    Path table,
    Schema schema,
    Map<String, String> properties,
    OptionalLong base,
    List<DataFile> add,
    List<String> remove,
    List<DataFile> changes,
    String appId,
    long appVersion) {

  public CommitRequest {
    if (!table.isAbsolute()) {
      throw new TableException(
          "table '" + table + "' is not an absolute path; resolve it against the warehouse");
    }
    if (appId.isBlank() || appVersion < 0) {
      throw new TableException(
          table
              + ": a commit needs an application id and a version of 0 or more, not '"
              + appId
              + "' and "
              + appVersion);
    }
    table = table.normalize();
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    add = List.copyOf(add);
    remove = List.copyOf(remove);
    changes = List.copyOf(changes);
  }
}
