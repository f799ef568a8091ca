package io.codeweft.tables.internal;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;

/**
 * An action that Kernel's transaction sees as {@code shown} and the log gets as {@code real}: the
 * transaction refuses adds next to removes when the change feed is on, since it cannot write the
 * changes itself. {@link ChangeFeedCommitter} puts the real row back.
 */
record DeferredRow(Row shown, Row real) implements Row {

  @Override
  public StructType getSchema() {
    return shown.getSchema();
  }

  @Override
  public boolean isNullAt(int ordinal) {
    return shown.isNullAt(ordinal);
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return shown.getBoolean(ordinal);
  }

  @Override
  public byte getByte(int ordinal) {
    return shown.getByte(ordinal);
  }

  @Override
  public short getShort(int ordinal) {
    return shown.getShort(ordinal);
  }

  @Override
  public int getInt(int ordinal) {
    return shown.getInt(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return shown.getLong(ordinal);
  }

  @Override
  public float getFloat(int ordinal) {
    return shown.getFloat(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return shown.getDouble(ordinal);
  }

  @Override
  public String getString(int ordinal) {
    return shown.getString(ordinal);
  }

  @Override
  public BigDecimal getDecimal(int ordinal) {
    return shown.getDecimal(ordinal);
  }

  @Override
  public byte[] getBinary(int ordinal) {
    return shown.getBinary(ordinal);
  }

  @Override
  public Row getStruct(int ordinal) {
    return shown.getStruct(ordinal);
  }

  @Override
  public ArrayValue getArray(int ordinal) {
    return shown.getArray(ordinal);
  }

  @Override
  public MapValue getMap(int ordinal) {
    return shown.getMap(ordinal);
  }
}
