package io.codeweft.tables.internal;

import io.codeweft.contracts.event.DataFile;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SetTransaction;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.Map;
import java.util.Optional;

/** Rows of the Delta log, as Kernel's transaction takes them. */
final class Actions {
  private static final MapValue UNPARTITIONED = VectorUtils.stringStringMapValue(Map.of());
  private static final StructType CHANGE_FILE =
      new StructType()
          .add("path", StringType.STRING, false)
          .add("partitionValues", new MapType(StringType.STRING, StringType.STRING, true), false)
          .add("size", LongType.LONG, false)
          .add("dataChange", BooleanType.BOOLEAN, false);
  private static final String CHANGE = "cdc";
  private static final StructType ACTION_WITH_CHANGE = actionWithChange();

  private Actions() {}

  /** Kernel knows the action but not its fields; every other ordinal stays as it is. */
  private static StructType actionWithChange() {
    StructType result = new StructType();
    for (StructField field : SingleAction.FULL_SCHEMA.fields()) {
      result = field.getName().equals(CHANGE) ? result.add(CHANGE, CHANGE_FILE) : result.add(field);
    }
    return result;
  }

  static Row add(
      StructType schema, DataFile file, long modifiedMillis, DataFileStatistics statistics) {
    return new DeferredRow(
        add(schema, file, modifiedMillis, statistics, false),
        add(schema, file, modifiedMillis, statistics, true));
  }

  private static Row add(
      StructType schema,
      DataFile file,
      long modifiedMillis,
      DataFileStatistics statistics,
      boolean dataChange) {
    return SingleAction.createAddFileSingleAction(
        AddFile.createAddFileRow(
            schema,
            file.path(),
            UNPARTITIONED,
            file.sizeBytes(),
            modifiedMillis,
            dataChange,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(statistics)));
  }

  static Row remove(AddFile live) {
    return SingleAction.createRemoveFileSingleAction(live.toRemoveFileRow(true, Optional.empty()));
  }

  static Row change(DataFile file) {
    Row change =
        new GenericRow(
            CHANGE_FILE, Map.of(0, file.path(), 1, UNPARTITIONED, 2, file.sizeBytes(), 3, false));
    return new GenericRow(ACTION_WITH_CHANGE, Map.of(ACTION_WITH_CHANGE.indexOf(CHANGE), change));
  }

  static Row transaction(String appId, long version) {
    return SingleAction.createTxnSingleAction(
        new SetTransaction(appId, version, Optional.of(System.currentTimeMillis())).toRow());
  }
}
