package io.codeweft.registry.query;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableSnapshot;

/** Something a query can read. */
public sealed interface QueryTable {

  Schema schema();

  /** One version of a table of the warehouse. */
  record Stored(TableSnapshot snapshot) implements QueryTable {
    @Override
    public Schema schema() {
      return snapshot.schema();
    }
  }

  /** Rows that are made when a query reads them. */
  record Made(MemoryTable rows) implements QueryTable {
    @Override
    public Schema schema() {
      return rows.schema();
    }
  }
}
