/** Answers of queries in the formats that are given out, written batch by batch. */
@NullMarked
package io.codeweft.registry.query.result;

import org.jspecify.annotations.NullMarked;
