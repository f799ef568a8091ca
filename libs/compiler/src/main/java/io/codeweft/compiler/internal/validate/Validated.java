package io.codeweft.compiler.internal.validate;

import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;

/** A tree whose names and types are known, with what is needed to translate it. */
public record Validated(SqlNode tree, SqlValidator validator, CalciteCatalogReader catalog) {}
