package io.codeweft.functions.duckdb;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** What the driver gives, as the values of golden vectors. */
public final class ResultValue {
  private ResultValue() {}

  public static @Nullable Object of(@Nullable Object value) throws SQLException {
    return switch (value) {
      case Integer number -> number.longValue();
      case Array array -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object item : (@Nullable Object[]) array.getArray()) {
          list.add(of(item));
        }
        yield list;
      }
      case DuckDBStruct struct -> entries(struct.getMap());
      case Map<?, ?> map -> entries(map);
      case null, default -> value;
    };
  }

  private static Map<Object, @Nullable Object> entries(Map<?, ?> map) throws SQLException {
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      entries.put(of(entry.getKey()), of(entry.getValue()));
    }
    return entries;
  }
}
