@NullMarked
package io.codeweft.engine.duckdb;

import org.jspecify.annotations.NullMarked;
