package io.codeweft.contracts.event;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task computed for one materialised view.
 *
 * @param view name of view and table
 * @param location of the table below the warehouse
 * @param schema columns of the files
 * @param base version the change was computed against; null = the table did not exist
 * @param files the whole content of the shard; empty when {@code changed} is false
 * @param changes the row changes in Delta change-feed vocabulary; null when there is no base or
 *     nothing changed
 * @param rows rows of the new content
 */
public record ComputedOutput(
    String view,
    String location,
    Schema schema,
    String fingerprint,
    @Nullable Long base,
    boolean changed,
    List<DataFile> files,
    @Nullable DataFile changes,
    long rows,
    long inserted,
    long updated,
    long deleted) {
  public ComputedOutput {
    files = List.copyOf(files);
  }
}
