/**
 * {@code information_schema} over everything registered, in the words of the SQL standard where it
 * has one: {@link io.codeweft.registry.catalog.InformationSchema} lists its tables, which are made
 * when a query reads them and queried like any other.
 */
@NullMarked
package io.codeweft.registry.catalog;

import org.jspecify.annotations.NullMarked;
