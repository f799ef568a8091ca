/**
 * The facts of one file for one dataset, as producers inside the JVM build them: {@link
 * io.codeweft.extract.facts.FactsRow} is a record batch with one row that holds the declared
 * columns of the dataset except those that every dataset has, {@link
 * io.codeweft.extract.facts.StructList} one of its lists while it grows.
 */
@NullMarked
package io.codeweft.extract.facts;

import org.jspecify.annotations.NullMarked;
