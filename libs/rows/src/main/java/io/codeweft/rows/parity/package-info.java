/**
 * The table {@code tables/_codeweft/view_udf_parity_v1}: a row per parity check. The materializer
 * writes it from the topic, the registry shows it, and like any other table it can be queried.
 */
@NullMarked
package io.codeweft.rows.parity;

import org.jspecify.annotations.NullMarked;
