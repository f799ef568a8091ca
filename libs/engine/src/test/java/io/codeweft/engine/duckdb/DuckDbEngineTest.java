package io.codeweft.engine.duckdb;

import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineContractTest;
import java.nio.file.Path;
import java.util.List;

/** DuckDB keeps the contract of an engine. */
class DuckDbEngineTest extends EngineContractTest {

  @Override
  protected Engine engine() {
    return new DuckDbEngine();
  }

  @Override
  protected String randomProgram() {
    return "select random() as r";
  }

  @Override
  protected List<String> programsThatRead(Path file) {
    String path = SqlText.text(file.toString());
    return List.of(
        "select * from read_text(" + path + ")",
        "select * from read_blob(" + path + ")",
        "select * from read_csv(" + path + ")",
        "select * from read_json(" + path + ")",
        "select * from glob(" + SqlText.text("/etc/*") + ")",
        "select * from query('select * from read_csv(' || chr(39) || "
            + SqlText.text(file.toString().replace("'", "''"))
            + " || chr(39) || ')')",
        "select * from "
            + SqlText.name(file.toString().endsWith(".csv") ? file.toString() : "/etc/x.csv"),
        "select count(*) as n from sniff_csv(" + path + ")",
        "select * from parquet_metadata(" + path + ")",
        "select * from read_duckdb(" + path + ", table_name = 't')");
  }

  @Override
  protected List<String> programsThatEscape(Path target) {
    String path = SqlText.text(target.toString());
    return List.of(
        "copy t to " + path,
        "select k from t; copy t to " + path,
        "copy t to " + path + "; select k from t",
        "select k from t;\n--\n/* */ ;copy t to " + path,
        "export database " + path,
        "attach " + path + " as other",
        "attach ':memory:' as other",
        "install httpfs",
        "load httpfs",
        "load " + path,
        "set threads = 8",
        "reset memory_limit",
        "pragma enable_profiling",
        "set lock_configuration = false",
        "call enable_logging()",
        "select * from enable_logging(storage := 'file', storage_path := " + path + ")",
        "drop table t",
        "delete from t",
        "insert into t values (2)",
        "update t set k = 2",
        "create table u as select 1 as k",
        "create macro abs(x) as 0",
        "prepare p as select 1",
        "explain analyze select k from t",
        "checkpoint",
        "use temp",
        "begin transaction",
        "select k from t; select k from t",
        "select * from delta_scan(" + path + ")",
        "select * from read_parquet('https://example.invalid/x.parquet')",
        "select * from read_parquet('s3://bucket/x.parquet')");
  }
}
