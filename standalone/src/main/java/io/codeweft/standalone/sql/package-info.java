/** Queries over the tables of a completed build, with or without a server. */
@NullMarked
package io.codeweft.standalone.sql;

import org.jspecify.annotations.NullMarked;
