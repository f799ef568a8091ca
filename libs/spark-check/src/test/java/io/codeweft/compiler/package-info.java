/** The Spark programs of views and queries, run on Spark beside those of DuckDB. */
@NullMarked
package io.codeweft.compiler;

import org.jspecify.annotations.NullMarked;
