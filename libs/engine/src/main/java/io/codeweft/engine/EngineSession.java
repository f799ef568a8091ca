package io.codeweft.engine;

import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * A private database of one task. Relation names are compared without case and defined once.
 *
 * <p>Used by one thread at a time; only {@link #close()} may come from another thread, and then
 * cancels what runs. Every method fails with {@link EngineException}; the session stays usable
 * after a failure.
 */
public interface EngineSession extends AutoCloseable {

  /**
   * A relation over Parquet files. Columns are picked by name and cast to {@code schema}: further
   * columns of the files are left out, and a nullable column that files lack is null there. No
   * files give an empty relation.
   */
  void table(String name, Schema schema, List<Path> parquetFiles);

  /** Columns of a Parquet file as it lies there, all nullable; no relation is defined. */
  Schema describeFile(Path parquetFile);

  /**
   * Copies a stream of record batches into a relation; columns are picked and cast as in {@link
   * #table}. The stream is consumed and closed, whatever happens; the allocator stays the caller's.
   */
  void load(String name, Schema schema, ArrowReader batches);

  /**
   * A relation computed by a program: one query in the engine's language.
   *
   * @param shared true: computed now, once, and stored; false: computed wherever it is used
   */
  void define(String name, String program, boolean shared);

  /** Rows of a relation. */
  long count(String relation);

  /**
   * Writes a relation as one zstd Parquet file. The same rows give the same bytes when {@code
   * order} tells all rows apart; nulls sort last.
   *
   * @param schema columns to write, in this order; each is cast and written as optional
   * @param file target below a writable directory; parent directories are created, an existing file
   *     is replaced
   */
  WrittenFile write(String relation, Schema schema, List<String> order, Path file);

  /**
   * Writes how {@code oldRelation} became {@code newRelation}, in the vocabulary of Delta's change
   * feed: the columns of {@code schema} and {@code _change_type}, one of insert, delete,
   * update_preimage, update_postimage. Nulls equal nulls; nested values are compared whole, maps
   * including the order of their entries.
   *
   * @param key columns that identify a row on both sides; a null or doubled key is refused
   * @param file written only when something changed
   */
  Changes changes(
      String newRelation,
      String oldRelation,
      Schema schema,
      List<String> key,
      List<String> order,
      Path file);

  /**
   * Checks a rule.
   *
   * @param sampleLimit most sample rows per breach
   * @return one breach per offending column (per rule where it speaks of several columns together);
   *     empty = the rule holds
   */
  List<RuleBreach> check(Rule rule, int sampleLimit);

  /**
   * Streams a relation, or the answer of a program, as record batches typed as {@link
   * ArrowSchemas#toArrow} types {@link #describe}. A batch is valid only during the call.
   *
   * @param maxRows more rows than this are an error, raised before the first batch
   * @param batches must not use this session
   */
  void query(String relationOrProgram, long maxRows, Consumer<VectorSchemaRoot> batches);

  /** Columns of a relation; as declared, or for programs as derived (all nullable). */
  Schema describe(String relation);

  /** Cancels what runs, frees everything and deletes the work directory. Idempotent. */
  @Override
  void close();
}
